package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;

/**
 * Finds the sections again. They keep their order. What may be gone is what no loader reads and a change makes stale; what
 * may be new is what clones need.
 */
final class SectionMatcher {
    private static final String DWARF = ".debug_";
    private static final String BTF = ".BTF";

    private final ElfFile original;
    private final ElfFile rewritten;
    private final Findings findings;
    private final Correspondence sections;
    private int debugGone;
    private int debugKept;

    private SectionMatcher(ElfFile original, ElfFile rewritten, Findings findings) {
        this.original = original;
        this.rewritten = rewritten;
        this.findings = findings;
        this.sections = new Correspondence(
                original.sections().size(), rewritten.sections().size());
    }

    static Correspondence match(ElfFile original, ElfFile rewritten, Declaration declaration, Findings findings) {
        SectionMatcher matcher = new SectionMatcher(original, rewritten, findings);
        matcher.match();
        matcher.checkDebug(declaration);
        return matcher.sections;
    }

    private void match() {
        int next = 0;
        for (Section section : original.sections()) {
            if (next < rewritten.sections().size() && isSame(section, rewritten.section(next))) {
                sections.pair(section.index(), next++);
                debugKept += isDebug(section) ? 1 : 0;
            } else if (mayGo(section)) {
                debugGone += isDebug(section) ? 1 : 0;
            } else {
                findings.add(Place.of("section ", describe(section)), "it", "none in this place");
            }
        }
        for (; next < rewritten.sections().size(); next++) {
            Section section = rewritten.section(next);
            if (!mayCome(section)) {
                findings.add(Place.of("section ", describe(section)), "none", "it");
            }
        }
    }

    /** All of it goes, or nothing does. */
    private void checkDebug(Declaration declaration) {
        boolean goes = declaration.stripsDebug().orElse(debugGone > 0);
        int wrong = goes ? debugKept : debugGone;
        if (wrong > 0) {
            findings.add(
                    Place.of("debug sections"),
                    (debugGone + debugKept) + ", which " + (goes ? "all go" : "all stay"),
                    debugKept + " of them");
        }
    }

    private static boolean isSame(Section a, Section b) {
        return a.name().equals(b.name())
                && a.header().typeCode() == b.header().typeCode()
                && a.header().flags() == b.header().flags();
    }

    private boolean mayGo(Section section) {
        boolean isHint = section.type() == SectionType.LLVM_ADDRSIG;
        // Its members decide; they are compared as contents.
        boolean isGroup = section.type() == SectionType.GROUP;
        if (section.isRelocations()) {
            Section target = original.section(section.header().info());
            return target.name().startsWith(BTF) || (mayGo(target) && sections.isGone(target.index()));
        }
        return isHint || isGroup || isDebug(section);
    }

    private static boolean isDebug(Section section) {
        return section.name().startsWith(DWARF)
                && section.type() == SectionType.PROGBITS
                && !section.header().has(SectionFlags.ALLOC | SectionFlags.EXECINSTR);
    }

    private boolean mayCome(Section section) {
        if (section.isRelocations()) {
            int target = section.header().info();
            int old = sections.original(target);
            return Code.isCode(rewritten.section(target))
                    && (old == Correspondence.NONE
                            || original.relocationsOf(old).isEmpty());
        }
        return Code.isText(section) && original.sections().stream().noneMatch(Code::isText);
    }

    private static String describe(Section section) {
        return "[" + section.index() + "] '" + section.name() + "'";
    }
}
