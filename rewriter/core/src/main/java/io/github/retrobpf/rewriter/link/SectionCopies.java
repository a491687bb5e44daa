package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.diagnostic.Code;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sections of which one copy is enough: every object has a license, and some a version of the kernel. All have to say the
 * same.
 */
final class SectionCopies {
    private static final Set<String> NAMES = Set.of("license", "version");

    private record Key(int input, int section) {}

    private record Holder(InputObject input, Section section) {}

    private final Set<Key> copies = new HashSet<>();

    private SectionCopies() {}

    static SectionCopies find(List<InputObject> inputs, Problems problems) {
        SectionCopies found = new SectionCopies();
        Map<String, Holder> first = new HashMap<>();
        for (InputObject input : inputs) {
            for (Section section : input.elf().sections()) {
                if (NAMES.contains(section.name()) && input.role(section.index()) == SectionRole.CONTENT) {
                    Holder known = first.putIfAbsent(section.name(), new Holder(input, section));
                    if (known != null) {
                        found.copies.add(new Key(input.index(), section.index()));
                        compare(known, new Holder(input, section), problems);
                    }
                }
            }
        }
        return found;
    }

    private static void compare(Holder first, Holder other, Problems problems) {
        if (!first.section.data().bytes().sameBytes(other.section.data().bytes())) {
            problems.add(
                    Code.LINK_LICENSE,
                    other.input.place(other.section, 0),
                    other.section.name() + " is " + text(other.section) + ", but that of " + first.input.name() + " is "
                            + text(first.section),
                    "one program has one " + other.section.name() + ": give all objects the same");
        }
    }

    private static String text(Section section) {
        byte[] bytes = section.data().bytes().toByteArray();
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return "'" + new String(bytes, 0, end, StandardCharsets.UTF_8) + "'";
    }

    /** Whether an earlier input has the same section already. */
    boolean isCopy(InputObject input, int section) {
        return copies.contains(new Key(input.index(), section));
    }
}
