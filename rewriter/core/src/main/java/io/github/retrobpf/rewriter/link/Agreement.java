package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checks that all that inputs say of a name fits together. */
final class Agreement {
    /** What clang puts declarations in that name no section: it means nothing. */
    private static final String EXTERN_SECTION = ".extern";

    private static final int HIDDEN = 2;

    private final Problems problems;
    private final boolean allowIdentical;
    private final Map<Inputs, TypeAgreement> types = new HashMap<>();

    private record Inputs(int a, int b) {}

    private Agreement(Problems problems, boolean allowIdentical) {
        this.problems = problems;
        this.allowIdentical = allowIdentical;
    }

    /**
     * Tells what does not fit.
     *
     * @param allowIdentical whether several definitions that are the same count as one
     */
    static Problems check(GlobalSymbols symbols, boolean allowIdentical) throws MalformedInputException {
        Agreement agreement = new Agreement(new Problems(), allowIdentical);
        for (GlobalSymbol symbol : symbols.all()) {
            Occurrence winner = symbol.winner();
            for (Occurrence other : symbol.occurrences()) {
                if (!other.equals(winner)) {
                    agreement.check(winner, other);
                }
            }
            agreement.checkVisibility(symbol);
        }
        return agreement.problems;
    }

    private void check(Occurrence winner, Occurrence other) throws MalformedInputException {
        if (winner.isDefinition() && other.isDefinition() && !winner.isWeak() && !other.isWeak()) {
            duplicate(winner, other);
        } else if (!winner.hasType() || !other.hasType()) {
            noType(winner, other);
        } else if (isFunction(winner) != isFunction(other)) {
            mismatch(winner, other, "one is a function, the other a variable");
        } else {
            checkSection(winner, other);
            checkTypes(winner, other);
        }
    }

    private static boolean isFunction(Occurrence o) {
        return o.btf().kind(o.type()) == BtfKind.FUNC;
    }

    private void duplicate(Occurrence winner, Occurrence other) throws MalformedInputException {
        Optional<String> difference = allowIdentical ? Identical.difference(winner, other) : Optional.of("");
        if (difference.isPresent()) {
            String why = difference.get().isEmpty() ? "" : ", and they differ: " + difference.get();
            problems.add(
                    Code.LINK_DUPLICATE,
                    other.place(),
                    "'" + other.declaration() + "' is defined a second time, first at " + winner.place()
                            + (other.declaration().equals(winner.declaration())
                                    ? ""
                                    : ", as '" + winner.declaration() + "'")
                            + why,
                    "make one of them static or __weak"
                            + (allowIdentical ? "" : ", or allow identical ones with --allow-multiple-identical"));
        }
    }

    private void noType(Occurrence winner, Occurrence other) {
        Occurrence without = winner.hasType() ? other : winner;
        Occurrence partner = winner.hasType() ? winner : other;
        // Two declarations without types say nothing that could be wrong, but nothing that a loader could use either.
        problems.add(
                Code.LINK_NO_BTF,
                without.place(),
                "there is no type for '" + without.name() + "', which " + partner.place() + " mentions as well",
                "compile with -g");
    }

    private void checkSection(Occurrence winner, Occurrence other) {
        String own = other.section().equals(EXTERN_SECTION) ? "" : other.section();
        String wanted = winner.section().equals(EXTERN_SECTION) ? "" : winner.section();
        boolean isAnywhere = own.isEmpty() && (winner.isDefinition() || wanted.isEmpty());
        if (!other.isDefinition() && !isAnywhere && !own.equals(wanted)) {
            problems.add(
                    Code.LINK_SECTION,
                    other.place(),
                    "'" + other.name() + "' is declared in " + section(own) + ", but "
                            + (winner.isDefinition() ? "defined" : "declared") + " in " + section(wanted) + " at "
                            + winner.place(),
                    "give both the same section: .ksyms and .kconfig are the kernel's");
        }
    }

    private static String section(String name) {
        return name.isEmpty() ? "no section" : "section '" + name + "'";
    }

    private void checkTypes(Occurrence winner, Occurrence other) {
        if (winner.section().equals(BpfObject.MAPS) && other.section().equals(BpfObject.MAPS)) {
            new MapAgreement(other.btf(), winner.btf())
                    .difference(other.type(), winner.type())
                    .ifPresent(d -> problems.add(
                            Code.LINK_MAP_MISMATCH,
                            other.place(),
                            "map '" + other.name() + "' is another one than at " + winner.place() + ": " + d,
                            "declare it by one header in all objects"));
            return;
        }
        TypeAgreement agreement = types.computeIfAbsent(
                new Inputs(winner.input().index(), other.input().index()),
                i -> new TypeAgreement(other.btf(), winner.btf()));
        agreement
                .difference(other.type(), winner.type())
                .ifPresentOrElse(d -> mismatch(winner, other, d), () -> arraySize(agreement, winner, other));
    }

    private void mismatch(Occurrence winner, Occurrence other, String difference) {
        problems.add(
                Code.LINK_TYPE_MISMATCH,
                other.place(),
                "'" + other.name() + "' is '" + other.declaration() + "', but at " + winner.place() + " '"
                        + winner.declaration() + "': " + difference,
                "declare it by one header in all objects");
    }

    private void arraySize(TypeAgreement agreement, Occurrence winner, Occurrence other) {
        if (agreement.hasOtherArraySize()) {
            problems.add(
                    Code.LINK_ARRAY_SIZE,
                    other.place(),
                    "'" + other.name() + "' is '" + other.declaration() + "', but at " + winner.place() + " '"
                            + winner.declaration() + "'",
                    "the definition's size counts; a program that relies on another one is refused or reads beyond it");
        }
    }

    /** Loaders look for maps among visible symbols. */
    private void checkVisibility(GlobalSymbol symbol) {
        if (symbol.visibility() == HIDDEN && symbol.winner().section().equals(BpfObject.MAPS)) {
            Occurrence hider = symbol.occurrences().stream()
                    .filter(o -> (o.symbol().other() & GlobalSymbol.VISIBILITY) == HIDDEN)
                    .findFirst()
                    .orElseThrow();
            problems.add(
                    Code.LINK_MAP_HIDDEN,
                    hider.place(),
                    "map '" + symbol.name() + "' is hidden by " + hider.input().name()
                            + ", and loaders refuse hidden maps ('unsupported map linkage static')",
                    "remove __hidden from its declaration");
        }
    }
}
