package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down what was decided. */
final class Mapping {
    private final List<InputObject> inputs;
    private final GlobalSymbols globals;
    private final Layout layout;
    private final LocalNames names;
    private final Set<GlobalSymbol> unresolved;

    Mapping(
            List<InputObject> inputs,
            GlobalSymbols globals,
            Layout layout,
            LocalNames names,
            List<GlobalSymbol> unresolved) {
        this.inputs = inputs;
        this.globals = globals;
        this.layout = layout;
        this.names = names;
        this.unresolved = new HashSet<>(unresolved);
    }

    LinkMap map() {
        return new LinkMap(
                layout.sections().stream().map(Mapping::part).toList(),
                globals.all().stream().filter(layout::keeps).map(this::symbol).toList(),
                renamed(),
                removed());
    }

    private static LinkMap.Part part(OutputSection section) {
        List<LinkMap.Piece> pieces = new ArrayList<>();
        section.placements().forEach(p -> addPieces(p, pieces));
        return new LinkMap.Part(section.name(), section.size(), section.alignment(), pieces);
    }

    private static void addPieces(Placement placement, List<LinkMap.Piece> pieces) {
        long from = 0;
        for (Cuts.Cut cut : placement.cuts().all()) {
            addPiece(placement, from, cut.start(), pieces);
            from = cut.end();
        }
        addPiece(placement, from, placement.section().header().size(), pieces);
    }

    private static void addPiece(Placement placement, long start, long end, List<LinkMap.Piece> pieces) {
        if (start < end) {
            pieces.add(new LinkMap.Piece(
                    placement.at(start), end - start, placement.input().name(), start));
        }
    }

    private LinkMap.SharedSymbol symbol(GlobalSymbol global) {
        Occurrence winner = global.winner();
        return new LinkMap.SharedSymbol(
                global.name(),
                winner.declaration(),
                winner.isFunction(),
                global.isWeak(),
                global.visibility() != 0,
                choice(global),
                placed(winner),
                mention(winner),
                global.occurrences().stream()
                        .filter(o -> !o.equals(winner))
                        .map(Mapping::mention)
                        .toList());
    }

    private LinkMap.Choice choice(GlobalSymbol global) {
        if (!global.isDefined()) {
            return unresolved.contains(global) ? LinkMap.Choice.UNDEFINED : LinkMap.Choice.KERNEL;
        }
        List<Occurrence> definitions =
                global.occurrences().stream().filter(Occurrence::isDefinition).toList();
        if (definitions.size() == 1) {
            return LinkMap.Choice.ONLY_DEFINITION;
        }
        if (global.winner().isWeak()) {
            return LinkMap.Choice.FIRST_OF_WEAK;
        }
        boolean isOneStrong = definitions.stream().filter(d -> !d.isWeak()).count() == 1;
        return isOneStrong ? LinkMap.Choice.STRONG : LinkMap.Choice.FIRST_OF_IDENTICAL;
    }

    private Optional<LinkMap.Placed> placed(Occurrence winner) {
        Symbol symbol = winner.symbol();
        if (symbol.isUndefined()) {
            return Optional.empty();
        }
        if (!SectionIndex.isSection(symbol.shndx())) {
            return Optional.of(new LinkMap.Placed("", symbol.value(), symbol.size()));
        }
        return layout.placement(winner.input(), symbol.shndx())
                .map(p -> new LinkMap.Placed(p.output().name(), p.at(symbol.value()), symbol.size()));
    }

    private static LinkMap.Mention mention(Occurrence o) {
        LinkMap.Role role = LinkMap.Role.DECLARATION;
        if (o.isDefinition()) {
            role = o.isWeak() ? LinkMap.Role.WEAK_DEFINITION : LinkMap.Role.DEFINITION;
        }
        return new LinkMap.Mention(
                o.input().name(), role, o.section(), o.symbol().value());
    }

    private List<LinkMap.Renamed> renamed() {
        List<LinkMap.Renamed> renamed = new ArrayList<>();
        for (InputObject input : inputs) {
            for (int i = 1; i < input.symbols().size(); i++) {
                String own = input.symbols().get(i).name();
                names.of(input, i).ifPresent(other -> renamed.add(new LinkMap.Renamed(input.name(), own, other)));
            }
        }
        return renamed;
    }

    private List<LinkMap.Removed> removed() {
        List<LinkMap.Removed> removed = new ArrayList<>();
        for (InputObject input : inputs) {
            for (Section section : input.elf().sections()) {
                if (input.role(section.index()) == SectionRole.CONTENT) {
                    Optional<Placement> placement = layout.placement(input, section.index());
                    if (placement.isEmpty()) {
                        removed.add(removed(input, section, 0, section.header().size(), LinkMap.Loss.UNREACHED));
                    } else {
                        placement.get().cuts().all().forEach(cut -> removed.add(removed(input, section, cut)));
                    }
                }
            }
        }
        return removed;
    }

    private static LinkMap.Removed removed(InputObject input, Section section, Cuts.Cut cut) {
        LinkMap.Loss loss = cut.symbol() == null ? LinkMap.Loss.UNREACHED : LinkMap.Loss.OVERRIDDEN;
        return removed(input, section, cut.start(), cut.end(), loss);
    }

    private static LinkMap.Removed removed(
            InputObject input, Section section, long start, long end, LinkMap.Loss loss) {
        List<String> names = input.extents(section.index()).within(start, end).stream()
                .flatMap(e -> e.symbols().stream())
                .map(i -> input.symbols().get(i).name())
                .toList();
        return new LinkMap.Removed(input.name(), section.name(), start, end - start, names, loss);
    }
}
