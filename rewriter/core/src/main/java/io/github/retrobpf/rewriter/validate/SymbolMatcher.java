package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;

/**
 * Finds the symbols again. Local ones come before all others, and each side keeps its order. New are only the functions
 * and the section symbols that clones need.
 */
final class SymbolMatcher {
    private final SymbolTable original;
    private final SymbolTable rewritten;
    private final ElfFile rewrittenElf;
    private final Correspondence sections;
    private final Findings findings;
    private final Correspondence symbols;

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
    }

    static Correspondence match(ElfFile original, ElfFile rewritten, Correspondence sections, Findings findings) {
        SymbolTable before = original.symbols().orElse(null);
        SymbolTable after = rewritten.symbols().orElse(null);
        if (before == null || after == null) {
            // That one of them is missing is told with the sections.
            return new Correspondence(before == null ? 0 : before.count(), after == null ? 0 : after.count());
        }
        SymbolMatcher matcher = new SymbolMatcher(before, after, rewritten, sections, findings);
        if (before.bytes().sameBytes(after.bytes())) {
            for (int i = 0; i < before.count(); i++) {
                matcher.symbols.pair(i, i);
            }
            matcher.compareNames();
        } else {
            int locals = matcher.matchLocals();
            matcher.match(false, locals);
            int info = rewritten.symbolSection().orElseThrow().header().info();
            findings.compare("number of local symbols", info, locals);
        }
        return matcher.symbols;
    }

    private int matchLocals() {
        int locals = 0;
        while (locals < rewritten.count() && rewritten.get(locals).isLocal()) {
            locals++;
        }
        match(true, 0);
        return locals;
    }

    /** The same bytes are the same symbols if the strings are the same, too. */
    private void compareNames() {
        for (int i = 0; i < original.count(); i++) {
            findings.compare(
                    "name of symbol " + i,
                    original.get(i).name(),
                    rewritten.get(i).name());
        }
    }

    private void match(boolean isLocal, int from) {
        int next = from;
        for (int i = 0; i < original.count(); i++) {
            Symbol symbol = original.get(i);
            if (symbol.isLocal() != isLocal) {
                continue;
            }
            while (next < rewritten.count() && isLocal == rewritten.get(next).isLocal() && !isSame(symbol, next)) {
                if (!mayCome(rewritten.get(next))) {
                    break;
                }
                next++;
            }
            if (next < rewritten.count() && isSame(symbol, next)) {
                symbols.pair(i, next++);
            } else if (!SectionIndex.isSection(symbol.shndx()) || !sections.isGone(symbol.shndx())) {
                findings.add("symbol " + i, describe(symbol), describeAt(next));
            }
        }
        for (; next < rewritten.count() && isLocal == rewritten.get(next).isLocal(); next++) {
            if (!mayCome(rewritten.get(next))) {
                findings.add("symbol " + next + " of the rewritten object", "none", describe(rewritten.get(next)));
            }
        }
    }

    private boolean isSame(Symbol symbol, int index) {
        Symbol other = rewritten.get(index);
        return symbol.info() == other.info()
                && symbol.other() == other.other()
                && symbol.value() == other.value()
                && symbol.size() == other.size()
                && isSameSection(symbol.shndx(), other.shndx())
                && symbol.name().equals(other.name());
    }

    private boolean isSameSection(int before, int after) {
        return SectionIndex.isSection(before) ? sections.isPair(before, after) : before == after;
    }

    /** What clones need. Whether a new function is one is found where it is called. */
    private boolean mayCome(Symbol symbol) {
        if (!SectionIndex.isSection(symbol.shndx())) {
            return false;
        }
        Section section = rewrittenElf.section(symbol.shndx());
        return switch (symbol.type()) {
            case FUNC -> Code.isText(section);
            case SECTION -> Code.isCode(section) && symbol.value() == 0 && symbol.isLocal();
            default -> false;
        };
    }

    private String describeAt(int index) {
        return index < rewritten.count() ? describe(rewritten.get(index)) : "no more symbols";
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
