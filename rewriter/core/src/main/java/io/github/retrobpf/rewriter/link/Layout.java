package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.diagnostic.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which bytes of which input stand where in the output. Sections come in the order in which the inputs mention them. */
final class Layout {
    private final Map<String, OutputSection> byName = new LinkedHashMap<>();
    private final Map<Key, Placement> placements = new HashMap<>();
    private final Bodies bodies;

    private record Key(int input, int section) {}

    private Layout(Bodies bodies) {
        this.bodies = bodies;
    }

    static Layout of(List<InputObject> inputs, SectionCopies copies, Bodies bodies, Problems problems) {
        Layout layout = new Layout(bodies);
        for (InputObject input : inputs) {
            for (Section section : input.elf().sections()) {
                if (input.role(section.index()) == SectionRole.CONTENT && !bodies.isDropped(input, section)) {
                    layout.place(input, section, copies, bodies.cuts(input, section), problems);
                }
            }
        }
        layout.byName.values().removeIf(OutputSection::isBare);
        return layout;
    }

    private void place(InputObject input, Section section, SectionCopies copies, Cuts cuts, Problems problems) {
        OutputSection output = byName.computeIfAbsent(section.name(), n -> new OutputSection(input, section));
        boolean isCopy = copies.isCopy(input, section.index());
        // A copy leaves nothing behind but its text: `char LICENSE[]` and `const char LICENSE[]` differ in flags.
        String difference = isCopy ? "" : difference(output.model(), section);
        if (!difference.isEmpty()) {
            problems.add(
                    Code.LINK_SECTION,
                    input.place(section, 0),
                    "has " + difference + " of " + output.first().name(),
                    "sections of one name become one: give one of them another name");
            return;
        }
        Placement placement = isCopy ? output.same(input, section) : append(output, input, section, cuts, problems);
        placements.put(new Key(input.index(), section.index()), placement);
    }

    private static Placement append(
            OutputSection output, InputObject input, Section section, Cuts cuts, Problems problems) {
        try {
            return output.append(input, section, cuts);
        } catch (ArithmeticException e) {
            problems.add(
                    Code.LINK_SECTION,
                    input.place(section, 0),
                    "makes the section larger than any memory: 0x"
                            + Long.toHexString(section.header().size()) + " bytes behind 0x"
                            + Long.toHexString(output.size()),
                    "is the object damaged?");
            return new Placement(input, section, output, 0, cuts, false);
        }
    }

    private static String difference(Section one, Section other) {
        if (one.header().typeCode() != other.header().typeCode()) {
            return "type " + other.type() + " instead of the " + one.type();
        }
        if (one.header().flags() != other.header().flags()) {
            return "flags 0x" + Long.toHexString(other.header().flags()) + " instead of the 0x"
                    + Long.toHexString(one.header().flags());
        }
        if (one.header().entrySize() != other.header().entrySize()) {
            return "entries of " + other.header().entrySize() + " bytes instead of the "
                    + one.header().entrySize();
        }
        return "";
    }

    /** In the order of the output. */
    List<OutputSection> sections() {
        return new ArrayList<>(byName.values());
    }

    Optional<OutputSection> section(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whether the output has a name. */
    boolean keeps(GlobalSymbol symbol) {
        return bodies.keeps(symbol);
    }

    /** Empty for sections that have no place in the output. It may be in a section that lost all it had. */
    Optional<Placement> placement(InputObject input, int section) {
        return Optional.ofNullable(placements.get(new Key(input.index(), section)));
    }
}
