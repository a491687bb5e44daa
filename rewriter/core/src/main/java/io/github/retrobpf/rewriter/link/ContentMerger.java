package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.format.BpfRelocation;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.insn.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the bytes of sections together, and lets everything in them that names a place follow it.
 *
 * <p>A name stays a name. What counts from the start of a section, or from the instruction itself, is reckoned anew: its
 * section now starts elsewhere, and may have lost something on the way.
 */
final class ContentMerger {
    /** What linkers write into DWARF for an address that is gone. */
    private static final long TOMBSTONE = -1;
    /** The same where -1 already means something else. */
    private static final long TOMBSTONE_IN_LISTS = 1;

    private final Layout layout;
    private final GlobalSymbols symbols;
    private final Problems problems;

    ContentMerger(Layout layout, GlobalSymbols symbols, Problems problems) {
        this.layout = layout;
        this.symbols = symbols;
        this.problems = problems;
    }

    /** The contents of one section. */
    Contents merge(OutputSection output) throws MalformedInputException {
        List<Fixup> fixups = new ArrayList<>();
        if (output.type() == SectionType.NOBITS) {
            return new Contents(new ByteSink(output.order(), 0), fixups);
        }
        ByteSink bytes = new ByteSink(output.order(), Math.toIntExact(output.size()));
        for (Placement placement : output.placements()) {
            bytes.bytes(new byte[Math.toIntExact(placement.base()) - bytes.size()]);
            copy(placement, bytes);
        }
        for (Placement placement : output.placements()) {
            for (Reference reference :
                    placement.input().references().of(placement.section().index())) {
                if (!placement.isCut(reference.offset())) {
                    new Site(placement, reference, bytes, fixups).follow();
                }
            }
        }
        return new Contents(bytes, fixups);
    }

    private static void copy(Placement placement, ByteSink bytes) throws MalformedInputException {
        ByteView from = placement.section().data().bytes();
        int copied = 0;
        for (Cuts.Cut cut : placement.cuts().all()) {
            bytes.bytes(from.slice(copied, Math.toIntExact(cut.start()) - copied));
            copied = Math.toIntExact(cut.end());
        }
        bytes.bytes(from.slice(copied, from.size() - copied));
    }

    /** A place in the output. */
    private record Moved(OutputSection section, long offset) {}

    /** Where an offset of an input's section is now: who names the place of a definition that lost means the winner. */
    private Moved moved(Placement home, long offset) {
        Optional<Cuts.Cut> cut = home.cuts().at(offset);
        if (cut.isEmpty()) {
            return new Moved(home.output(), home.at(offset));
        }
        GlobalSymbol symbol = cut.get().symbol();
        if (symbol == null) {
            throw new IllegalStateException(home.section().name() + "+" + offset + " is left out, but named");
        }
        Occurrence winner = symbol.winner();
        Placement other =
                layout.placement(winner.input(), winner.symbol().shndx()).orElseThrow();
        return new Moved(
                other.output(),
                other.at(winner.symbol().value() + offset - cut.get().start()));
    }

    /** One place that names another one. */
    private final class Site {
        private final Placement placement;
        private final Reference reference;
        private final ByteSink bytes;
        private final List<Fixup> fixups;
        private final int place;

        Site(Placement placement, Reference reference, ByteSink bytes, List<Fixup> fixups) {
            this.placement = placement;
            this.reference = reference;
            this.bytes = bytes;
            this.fixups = fixups;
            this.place = Math.toIntExact(placement.at(reference.offset()));
        }

        void follow() throws MalformedInputException {
            if (reference.isRelative()) {
                followDistance();
            } else if (!bury()) {
                followSymbol();
            }
        }

        /** It changes where something in between is cut; where the target itself is, it becomes a relocation. */
        private void followDistance() throws MalformedInputException {
            Moved target = moved(placement, reference.addend());
            if (target.section().equals(placement.output()) && !placement.isCut(reference.addend())) {
                long distance = (target.offset() - place) / Instruction.SIZE - 1;
                bytes.patchU32(place + Instruction.IMM_OFFSET, distance);
            } else {
                set(target.offset());
                int type = isWideLoad() ? BpfRelocation.R_BPF_64_64 : BpfRelocation.R_BPF_64_32;
                fixups.add(new Fixup(place, type, new Target.Start(target.section())));
            }
        }

        private void followSymbol() throws MalformedInputException {
            InputObject input = placement.input();
            Symbol symbol = input.symbols().get(reference.symbol());
            Optional<GlobalSymbol> global = symbols.of(input, reference.symbol());
            Optional<Section> section = input.sectionOf(symbol);
            Optional<Placement> home =
                    section.flatMap(s -> layout.placement(input, s.index())).filter(this::isThere);
            if (global.isPresent()) {
                add(new Target.Global(global.get()));
            } else if (section.isPresent() && home.isEmpty()) {
                problems.add(
                        Code.LINK_UNSUPPORTED,
                        input.place(placement.section(), reference.offset()),
                        "refers to section '" + section.get().name() + "', which is left out",
                        "is the object damaged?");
            } else if (home.isPresent()
                    && (symbol.type() == SymbolType.SECTION || home.get().isCopy())) {
                Moved target = moved(home.get(), symbol.value() + reference.addend());
                set(target.offset());
                add(new Target.Start(target.section()));
            } else {
                add(new Target.Own(input, reference.symbol()));
            }
        }

        /** A section that lost all it had still leads to the winners. */
        private boolean isThere(Placement home) {
            return layout.section(home.output().name()).isPresent()
                    || home.cuts()
                            .at(placement
                                            .input()
                                            .symbols()
                                            .get(reference.symbol())
                                            .value()
                                    + reference.addend())
                            .isPresent();
        }

        private void add(Target target) {
            fixups.add(new Fixup(place, reference.type(), target));
        }

        /** Debug info of what is gone must not come to describe something else. */
        private boolean bury() throws MalformedInputException {
            InputObject input = placement.input();
            Symbol symbol = input.symbols().get(reference.symbol());
            Optional<Section> section = input.sectionOf(symbol);
            if (!SectionRole.isDebug(placement.section()) || section.isEmpty()) {
                return false;
            }
            boolean isGone = layout.placement(input, section.get().index())
                    .map(home -> home.isCut(symbol.value() + reference.addend()))
                    .orElse(true);
            if (isGone) {
                String name = placement.section().name();
                boolean isList = name.equals(".debug_ranges") || name.equals(".debug_loc");
                set(isList ? TOMBSTONE_IN_LISTS : TOMBSTONE);
            }
            return isGone;
        }

        private boolean isWideLoad() throws MalformedInputException {
            return Instruction.at(placement.section().data().bytes(), (int) reference.offset())
                    .isWideLoad();
        }

        /** Writes how far behind its symbol it points. */
        private void set(long addend) throws MalformedInputException {
            if (placement.output().isCode()) {
                bytes.patchU32(place + Instruction.IMM_OFFSET, isWideLoad() ? addend : addend / Instruction.SIZE - 1);
            } else if (Reference.isWord(reference.type())) {
                bytes.patchU32(place, addend);
            } else {
                bytes.patchU64(place, addend);
            }
        }
    }
}
