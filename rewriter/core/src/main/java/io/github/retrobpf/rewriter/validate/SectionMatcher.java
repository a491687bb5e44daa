package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionData;
import io.github.retrobpf.elf.model.SectionHeader;
import java.util.BitSet;

/**
 * Finds the sections again. They keep their order. What may be gone is what no loader reads and a change makes stale; what
 * may be new is what clones need.
 */
final class SectionMatcher {
    private static final String DWARF = ".debug_";
    private static final String BTF = ".BTF";
    private static final String BTF_EXT = ".BTF.ext";
    private static final int ALIGNMENT = 8;

    private final ElfFile original;
    private final ElfFile rewritten;
    private final Findings findings;
    private final Correspondence sections;
    private final boolean hasText;
    /** Of the original, those that relocations are for. */
    private final BitSet relocated = new BitSet();

    private int debugGone;
    private int debugKept;

    private SectionMatcher(ElfFile original, ElfFile rewritten, Findings findings) {
        this.original = original;
        this.rewritten = rewritten;
        this.findings = findings;
        this.sections = new Correspondence(
                original.sections().size(), rewritten.sections().size());
        this.hasText = original.sections().stream().anyMatch(Code::isText);
        for (Section section : original.sections()) {
            if (section.data() instanceof SectionData.Relocations data) {
                relocated.set(data.table().target());
            }
        }
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
            } else if (isCounterpart(section, next)) {
                compareKinds(section, rewritten.section(next));
                sections.pair(section.index(), next++);
            } else {
                debugGone += isDebug(section) ? 1 : 0;
            }
        }
        for (Section section : original.sections()) {
            if (sections.isGone(section.index()) && !mayGo(section)) {
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

    /** Whether two sections that are not the same stand for each other: all behind them would look gone, else. */
    private boolean isCounterpart(Section section, int next) {
        if (next >= rewritten.sections().size()) {
            return false;
        }
        Section other = rewritten.section(next);
        if (section.isRelocations()) {
            return other.isRelocations()
                    && sections.isPair(section.header().info(), other.header().info());
        }
        boolean mayGo =
                isDebug(section) || section.type() == SectionType.LLVM_ADDRSIG || section.type() == SectionType.GROUP;
        if (mayGo) {
            return false;
        }
        int following = section.index() + 1;
        return section.name().equals(other.name())
                || (following < original.sections().size()
                        && next + 1 < rewritten.sections().size()
                        && isSame(original.section(following), rewritten.section(next + 1)));
    }

    private void compareKinds(Section section, Section other) {
        Place place = Place.of("section ", describe(section));
        findings.compare(Place.of(place, ", name"), section.name(), other.name());
        findings.compare(
                Place.of(place, ", type"),
                section.header().typeCode(),
                other.header().typeCode());
        findings.compare(
                Place.of(place, ", flags"),
                "0x" + Long.toHexString(section.header().flags()),
                "0x" + Long.toHexString(other.header().flags()));
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
        if (section.isRelocations()) {
            int target = section.header().info();
            return isTypes(original.section(target))
                    ? isRewritten(original, rewritten, original.section(target))
                    : sections.isGone(target);
        }
        return switch (section.type()) {
            // The one is a hint that counts symbols. Of the other its members decide; they are compared as contents.
            case LLVM_ADDRSIG, GROUP -> true;
            default -> isDebug(section);
        };
    }

    /** Whether it is where types or records stand. */
    static boolean isTypes(Section section) {
        return section.name().equals(BTF) || section.name().equals(BTF_EXT);
    }

    /** Whether a section of types or records has other bytes now: what relocations for them say would be wrong. */
    static boolean isRewritten(ElfFile original, ElfFile rewritten, Section section) {
        Section other = rewritten.section(section.name()).orElse(null);
        return isTypes(section)
                && original.section(section.name()).filter(section::equals).isPresent()
                && (other == null
                        || !other.data().bytes().sameBytes(section.data().bytes()));
    }

    private static boolean isDebug(Section section) {
        return section.name().startsWith(DWARF)
                && section.type() == SectionType.PROGBITS
                && !section.header().has(SectionFlags.ALLOC | SectionFlags.EXECINSTR);
    }

    private boolean mayCome(Section section) {
        SectionHeader header = section.header();
        boolean isPlain = header.address() == 0 && header.alignment() == ALIGNMENT;
        if (section.data() instanceof SectionData.Relocations data) {
            int target = data.table().target();
            int old = sections.original(target);
            return isPlain
                    && section.type() == SectionType.REL
                    && header.flags() == SectionFlags.INFO_LINK
                    && section.name().equals(".rel" + rewritten.section(target).name())
                    && data.table().count() > 0
                    && Code.isCode(rewritten.section(target))
                    && (old == Correspondence.NONE || !relocated.get(old));
        }
        return isPlain
                && Code.isText(section)
                && !hasText
                && header.flags() == (SectionFlags.ALLOC | SectionFlags.EXECINSTR)
                && (header.link() | header.info() | header.entrySize()) == 0;
    }

    private static String describe(Section section) {
        return "[" + section.index() + "] '" + section.name() + "'";
    }
}
