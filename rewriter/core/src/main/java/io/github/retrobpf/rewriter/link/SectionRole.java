package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.object.BpfObject;

/** What becomes of a section of an input. */
enum SectionRole {
    /** Its bytes go into the section of the same name. */
    CONTENT,
    /** Written anew, for the places and symbols of the output. */
    RELOCATIONS,
    /** Written anew: symbols, names, types, records. */
    DERIVED,
    /** Of no use in the output. */
    DROPPED,
    /** Nothing that a BPF object can be linked with. */
    UNSUPPORTED;

    private static final String DEBUG = ".debug_";

    /**
     * Of a section.
     *
     * @param keepDebug whether DWARF is carried along
     */
    static SectionRole of(Section section, boolean keepDebug) {
        return switch (section.type()) {
            case PROGBITS -> ofBytes(section, keepDebug);
            case NOBITS -> CONTENT;
            case REL -> RELOCATIONS;
            case SYMTAB, STRTAB -> DERIVED;
            // Symbol indices, and a mere hint.
            case NULL, LLVM_ADDRSIG -> DROPPED;
            case RELA, HASH, DYNAMIC, NOTE, DYNSYM, INIT_ARRAY, FINI_ARRAY, GROUP, SYMTAB_SHNDX, OTHER -> UNSUPPORTED;
        };
    }

    private static SectionRole ofBytes(Section section, boolean keepDebug) {
        String name = section.name();
        if (name.equals(BpfObject.BTF) || name.equals(BpfObject.BTF_EXT)) {
            return DERIVED;
        }
        // Compilers write it also where there is no subprogram.
        boolean isEmptyText = name.equals(BpfObject.TEXT) && section.header().size() == 0;
        return isEmptyText || (isDebug(section) && !keepDebug) ? DROPPED : CONTENT;
    }

    /** Whether a section holds DWARF. */
    static boolean isDebug(Section section) {
        return section.name().startsWith(DEBUG);
    }
}
