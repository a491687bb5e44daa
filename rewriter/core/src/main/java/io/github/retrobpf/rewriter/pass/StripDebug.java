package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.plan.VariantPlan;

/** Drops DWARF, its relocations, and the section symbols that only they used. */
public final class StripDebug implements Pass {
    private static final String DWARF = ".debug_";

    /** Whether there is anything to drop. */
    public static boolean applies(ElfFile elf) {
        return elf.sections().stream().anyMatch(StripDebug::isDebug);
    }

    @Override
    public void apply(VariantPlan plan, ObjectEditor editor) {
        for (Section section : editor.object().elf().sections()) {
            if (isDebug(section)) {
                editor.elf().remove(editor.elf().section(section.index()));
            }
        }
    }

    private static boolean isDebug(Section section) {
        return section.name().startsWith(DWARF)
                && section.type() == SectionType.PROGBITS
                && !section.header().has(SectionFlags.ALLOC | SectionFlags.EXECINSTR);
    }
}
