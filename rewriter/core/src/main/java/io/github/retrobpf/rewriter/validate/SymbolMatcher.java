package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import java.util.BitSet;

/**
 * Finds the symbols again. Local ones come before all others; among both, those of the original keep their order, and new
 * ones follow. New are only the functions and the section symbols that clones need.
 */
final class SymbolMatcher {
    private final SymbolTable original;
    private final SymbolTable rewritten;
    private final ElfFile rewrittenElf;
    private final Correspondence sections;
    private final Findings findings;
    private final Correspondence symbols;
    /** Whether the strings of the original are all there, in their places. */
    private final boolean hasSameStrings;
    /** Of the rewritten object, those that a section symbol stands for. */
    private final BitSet named = new BitSet();

    private SymbolMatcher(
            SymbolTable original,
            SymbolTable rewritten,
            ElfFile rewrittenElf,
            Correspondence sections,
            Findings findings) {
        this.original = original;
        this.rewritten = rewritten;
        this.rewrittenElf = rewrittenElf;
        this.sections = sections;
        this.findings = findings;
        this.symbols = new Correspondence(original.count(), rewritten.count());
        ByteView strings = original.strings().bytes();
        int differs = strings.mismatch(rewritten.strings().bytes());
        this.hasSameStrings = differs < 0 || differs >= strings.size();
    }

    static Correspondence match(ElfFile original, ElfFile rewritten, Correspondence sections, Findings findings) {
        SymbolTable before = original.symbols().orElse(null);
        SymbolTable after = rewritten.symbols().orElse(null);
        if (before == null || after == null) {
            // That one of them is missing is told with the sections.
            return new Correspondence(before == null ? 0 : before.count(), after == null ? 0 : after.count());
        }
        SymbolMatcher matcher = new SymbolMatcher(before, after, rewritten, sections, findings);
        boolean isSame = before.bytes().sameBytes(after.bytes());
        if (isSame) {
            matcher.matchSame();
        } else {
            matcher.match(true, 0);
            matcher.match(false, matcher.locals());
        }
        // A wrong number may stay where nothing else changes.
        boolean isKept = isSame && toldLocals(rewritten) == toldLocals(original);
        if (!isKept) {
            findings.compare(Place.of("number of local symbols"), matcher.locals(), toldLocals(rewritten));
        }
        return matcher.symbols;
    }

    /** How many the rewritten object has. */
    private int locals() {
        int locals = 0;
        while (isOfSide(locals, true)) {
            locals++;
        }
        return locals;
    }

    /** How many a table says that it has. */
    private static int toldLocals(ElfFile elf) {
        return elf.symbolSection().orElseThrow().header().info();
    }

    /** The same bytes are the same symbols if the strings and the sections are the same, too. */
    private void matchSame() {
        for (int i = 0; i < original.count(); i++) {
            symbols.pair(i, i);
            if (!isSame(i, i)) {
                findings.add(Place.of("symbol ", i), describe(original.get(i)), describe(rewritten.get(i)));
            }
        }
    }

    private void match(boolean isLocal, int from) {
        int next = from;
        for (int i = 0; i < original.count(); i++) {
            if (isLocal(original, i) != isLocal) {
                continue;
            }
            if (isOfSide(next, isLocal) && isSame(i, next)) {
                note(next);
                symbols.pair(i, next++);
            } else if (!isGone(original.shndx(i))) {
                findings.add(
                        Place.of("symbol ", i),
                        describe(original.get(i)),
                        next < rewritten.count() ? describe(rewritten.get(next)) : "no more symbols");
                if (isOfSide(next, isLocal)
                        && i + 1 < original.count()
                        && next + 1 < rewritten.count()
                        && isSame(i + 1, next + 1)) {
                    // It is this one that differs: those behind it are the same.
                    symbols.pair(i, next++);
                }
            }
        }
        for (; isOfSide(next, isLocal); next++) {
            if (!mayCome(next)) {
                findings.add(
                        Place.of("symbol ", next, " of the rewritten object"), "none", describe(rewritten.get(next)));
            }
            note(next);
        }
    }

    private void note(int index) {
        if (SymbolType.ofInfo(rewritten.info(index)) == SymbolType.SECTION && rewritten.value(index) == 0) {
            named.set(rewritten.shndx(index));
        }
    }

    /** Whether it says nothing but which section it stands for. */
    private static boolean isBare(Symbol symbol) {
        return symbol.name().isEmpty() && (symbol.other() | symbol.value() | symbol.size()) == 0;
    }

    private static boolean isLocal(SymbolTable table, int index) {
        return SymbolBinding.ofInfo(table.info(index)) == SymbolBinding.LOCAL;
    }

    private boolean isOfSide(int index, boolean isLocal) {
        return index < rewritten.count() && isLocal(rewritten, index) == isLocal;
    }

    private boolean isGone(int section) {
        return SectionIndex.isSection(section) && sections.isGone(section);
    }

    private boolean isSame(int index, int otherIndex) {
        int before = original.shndx(index);
        int after = rewritten.shndx(otherIndex);
        boolean isSameSection = SectionIndex.isSection(before) ? sections.isPair(before, after) : before == after;
        return isSameSection && original.isSameButSection(index, rewritten, otherIndex, hasSameStrings);
    }

    /** What clones need. Whether a new function is one is found where it is called. */
    private boolean mayCome(int index) {
        int shndx = rewritten.shndx(index);
        if (!SectionIndex.isSection(shndx)) {
            return false;
        }
        Section section = rewrittenElf.section(shndx);
        return switch (SymbolType.ofInfo(rewritten.info(index))) {
            case FUNC -> Code.isText(section);
            case SECTION ->
                Code.isCode(section) && !named.get(shndx) && isLocal(rewritten, index) && isBare(rewritten.get(index));
            default -> false;
        };
    }

    private static String describe(Symbol symbol) {
        return symbol.type() + " '" + symbol.name() + "' at 0x" + Long.toHexString(symbol.value()) + " of 0x"
                + Long.toHexString(symbol.size()) + " bytes in section [" + symbol.shndx() + "]";
    }

    /** For messages about relocations. */
    static String describe(ElfFile elf, int index) {
        Symbol symbol = elf.symbols().orElseThrow().get(index);
        if (symbol.type() == SymbolType.SECTION && SectionIndex.isSection(symbol.shndx())) {
            return "section '" + elf.section(symbol.shndx()).name() + "'";
        }
        return "'" + symbol.name() + "'";
    }
}
