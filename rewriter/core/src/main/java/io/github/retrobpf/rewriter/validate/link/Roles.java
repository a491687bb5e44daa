package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.model.Section;
import java.util.List;
import java.util.Set;

/** What linking does with sections, by their names and types. */
final class Roles {
    static final String BTF = ".BTF";
    static final String BTF_EXT = ".BTF.ext";
    static final String TEXT = ".text";
    /** One copy is enough, and all have to say the same. */
    private static final Set<String> SINGLE = Set.of("license", "version");

    private static final String DEBUG = ".debug_";
    /** Sections of plain variables, by how their names start. */
    private static final List<String> DATA = List.of(".data", ".rodata", ".bss");

    private Roles() {}

    /** Whether the bytes of a section go into the output. Others are written anew, or mean nothing there. */
    static boolean isContent(Section section, boolean keepsDebug) {
        if (section.type() == SectionType.NOBITS) {
            return true;
        }
        return section.type() == SectionType.PROGBITS
                && !isTypes(section)
                // Compilers write it also where there is no subprogram.
                && !(section.name().equals(TEXT) && section.header().size() == 0)
                && (keepsDebug || !isDebug(section));
    }

    static boolean isTypes(Section section) {
        return section.name().equals(BTF) || section.name().equals(BTF_EXT);
    }

    static boolean isCode(Section section) {
        return section.isExecutable() && section.type() == SectionType.PROGBITS && !isTypes(section);
    }

    static boolean isDebug(Section section) {
        return section.name().startsWith(DEBUG);
    }

    static boolean isSingle(Section section) {
        return SINGLE.contains(section.name());
    }

    /** Whether loaders take something in it only because something else names it. */
    static boolean mayBeGarbage(Section section) {
        return section.header().has(SectionFlags.ALLOC)
                && (section.name().equals(TEXT) || DATA.stream().anyMatch(section.name()::startsWith));
    }
}
