package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which functions and variables an entry program, a map or a struct_ops reaches, over all inputs. What loaders read by
 * themselves is a root; subprograms and plain variables live as long as somebody names them.
 */
final class Liveness {
    private static final String EXCEPTION_CALLBACK = "exception_callback:";
    /** Sections of plain variables, by how their names start. */
    private static final List<String> DATA = List.of(".data", ".rodata", ".bss");

    private final GlobalSymbols globals;
    private final SectionCopies copies;
    private final Map<Home, BitSet> alive = new HashMap<>();
    private final Set<GlobalSymbol> named = new HashSet<>();
    private final Map<InputObject, Map<Integer, List<String>>> callbacks = new HashMap<>();
    private final Deque<Piece> open = new ArrayDeque<>();

    /** A section of an input. */
    private record Home(InputObject input, int section) {}

    /** A run of bytes of one. */
    private record Piece(Home home, long start, long end) {}

    private Liveness(GlobalSymbols globals, SectionCopies copies) {
        this.globals = globals;
        this.copies = copies;
    }

    /** Follows everything from the roots. */
    static Liveness of(List<InputObject> inputs, GlobalSymbols globals, SectionCopies copies)
            throws MalformedInputException {
        Liveness liveness = new Liveness(globals, copies);
        for (InputObject input : inputs) {
            for (Section section : input.elf().sections()) {
                if (input.role(section.index()) == SectionRole.CONTENT && isRoot(section)) {
                    liveness.markAll(new Home(input, section.index()));
                }
            }
        }
        while (!liveness.open.isEmpty()) {
            liveness.follow(liveness.open.remove());
        }
        return liveness;
    }

    private static boolean isRoot(Section section) {
        boolean isData = DATA.stream().anyMatch(section.name()::startsWith);
        return !section.header().has(SectionFlags.ALLOC)
                || (!isData && !section.name().equals(BpfObject.TEXT));
    }

    private void markAll(Home home) {
        int count = home.input.extents(home.section).all().size();
        touch(home);
        for (int i = 0; i < count; i++) {
            mark(home, i);
        }
    }

    /** Whether anything in a section is reached. */
    boolean isAlive(InputObject input, Section section) {
        return alive.containsKey(new Home(input, section.index())) || copies.isCopy(input, section.index());
    }

    /** Whether a function or variable is, by its position. */
    boolean isAlive(InputObject input, Section section, int extent) {
        BitSet marks = alive.get(new Home(input, section.index()));
        return copies.isCopy(input, section.index()) || (marks != null && marks.get(extent));
    }

    /** Whether anybody reached names it. */
    boolean isNamed(GlobalSymbol symbol) {
        return named.contains(symbol);
    }

    private void follow(Piece piece) throws MalformedInputException {
        InputObject input = piece.home.input;
        Section section = input.elf().section(piece.home.section);
        // Debug info names everything, and keeps nothing alive.
        if (SectionRole.isDebug(section)) {
            return;
        }
        for (Reference reference : input.references().within(section.index(), piece.start, piece.end)) {
            follow(input, section, reference);
        }
        if (BpfObject.isCode(section)) {
            input.functionAt(section.index(), piece.start)
                    .filter(BpfFunction::hasBtf)
                    .ifPresent(f -> followCallbacks(input, f));
        }
    }

    private void follow(InputObject input, Section section, Reference reference) {
        if (reference.isRelative()) {
            mark(input, section.index(), reference.addend());
            return;
        }
        Symbol symbol = input.symbols().get(reference.symbol());
        Optional<GlobalSymbol> global = globals.of(input, reference.symbol());
        if (global.isPresent()) {
            mark(global.get());
        } else if (SectionIndex.isSection(symbol.shndx())) {
            boolean isPlace = symbol.type() == SymbolType.SECTION;
            mark(input, symbol.shndx(), symbol.value() + (isPlace ? reference.addend() : 0));
        }
    }

    private void mark(GlobalSymbol global) {
        Occurrence winner = global.winner();
        if (named.add(global)
                && winner.isDefinition()
                && SectionIndex.isSection(winner.symbol().shndx())) {
            mark(winner.input(), winner.symbol().shndx(), winner.symbol().value());
        }
    }

    private void mark(InputObject input, int section, long offset) {
        if (input.role(section) == SectionRole.CONTENT && !copies.isCopy(input, section)) {
            Home home = new Home(input, section);
            touch(home);
            int extent = input.extents(section).at(offset);
            if (extent >= 0) {
                mark(home, extent);
            }
        }
    }

    /** What no symbol covers lives as long as anything in its section. */
    private void touch(Home home) {
        if (alive.putIfAbsent(home, new BitSet()) == null) {
            long from = 0;
            for (Extents.Extent extent : home.input.extents(home.section).all()) {
                open.add(new Piece(home, from, extent.start()));
                from = extent.end();
            }
            open.add(new Piece(
                    home, from, home.input.elf().section(home.section).header().size()));
        }
    }

    private void mark(Home home, int index) {
        BitSet marks = alive.getOrDefault(home, new BitSet());
        if (marks.get(index)) {
            return;
        }
        marks.set(index);
        Extents.Extent extent = home.input.extents(home.section).all().get(index);
        Optional<GlobalSymbol> lost = globals.lost(home.input, extent);
        if (lost.isPresent()) {
            mark(lost.get());
        } else {
            open.add(new Piece(home, extent.start(), extent.end()));
        }
    }

    private void followCallbacks(InputObject input, BpfFunction function) {
        callbacks
                .computeIfAbsent(input, Liveness::readCallbacks)
                .getOrDefault(function.btfId(), List.of())
                .forEach(name -> globals.named(name).ifPresent(this::mark));
    }

    private static Map<Integer, List<String>> readCallbacks(InputObject input) {
        Map<Integer, List<String>> names = new HashMap<>();
        Btf btf = input.btf();
        for (int id = 1; btf != null && id < btf.endId(); id++) {
            if (btf.kind(id) == BtfKind.DECL_TAG && btf.name(id).startsWith(EXCEPTION_CALLBACK)) {
                names.computeIfAbsent(((BtfType.DeclTag) btf.get(id)).target(), t -> new ArrayList<>())
                        .add(btf.name(id).substring(EXCEPTION_CALLBACK.length()));
            }
        }
        return names;
    }
}
