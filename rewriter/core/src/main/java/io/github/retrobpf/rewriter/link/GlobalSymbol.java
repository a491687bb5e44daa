package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.format.SymbolBinding;
import java.util.ArrayList;
import java.util.List;

/** A global name of the output, and what the inputs say of it. */
final class GlobalSymbol {
    /** The bits of {@code st_other} that are the visibility. */
    static final int VISIBILITY = 3;

    private final List<Occurrence> occurrences = new ArrayList<>();
    private Occurrence winner;

    GlobalSymbol(Occurrence first) {
        this.winner = first;
        this.occurrences.add(first);
    }

    String name() {
        return winner.name();
    }

    /** In the order of the inputs. */
    List<Occurrence> occurrences() {
        return occurrences;
    }

    /** The definition that the output has; where there is none, the first declaration. */
    Occurrence winner() {
        return winner;
    }

    boolean isDefined() {
        return winner.isDefinition();
    }

    /**
     * Adds what another input says. A definition beats a declaration, a strong definition a weak one; among equals the first
     * one stays.
     */
    void add(Occurrence other) {
        occurrences.add(other);
        boolean isBetter = !isDefined() || (winner.isWeak() && !other.isWeak());
        if (other.isDefinition() && isBetter) {
            winner = other;
        }
    }

    /** One input that insists makes it strong, be it by a declaration. */
    boolean isWeak() {
        for (Occurrence occurrence : occurrences) {
            if (!occurrence.isWeak()) {
                return false;
            }
        }
        return true;
    }

    SymbolBinding binding() {
        return isWeak() ? SymbolBinding.WEAK : SymbolBinding.GLOBAL;
    }

    /** The strictest that any input asks for: default is 0, hidden is more. */
    int visibility() {
        int strictest = 0;
        for (Occurrence occurrence : occurrences) {
            strictest = Math.max(strictest, occurrence.symbol().other() & VISIBILITY);
        }
        return strictest;
    }
}
