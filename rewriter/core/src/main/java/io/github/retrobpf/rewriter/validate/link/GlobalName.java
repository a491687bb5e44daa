package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.elf.format.SymbolBinding;
import java.util.ArrayList;
import java.util.List;

/** A name that means the same in all inputs. */
final class GlobalName {
    private static final int VISIBILITY = 3;
    private static final int GLOBAL = 1;
    private static final int WEAK = 2;

    private final List<Use> uses = new ArrayList<>();
    private Use winner;

    GlobalName(Use first) {
        this.winner = first;
        this.uses.add(first);
    }

    void add(Use use) {
        uses.add(use);
        winner = rank(use) > rank(winner) ? use : winner;
    }

    String name() {
        return winner.symbol().name();
    }

    /** In the order of the inputs. */
    List<Use> uses() {
        return uses;
    }

    /** The first strong definition, or else the first weak one, or else the first declaration. */
    Use winner() {
        return winner;
    }

    private static int rank(Use use) {
        return !use.isDefinition() ? 0 : isWeak(use) ? 1 : 2;
    }

    static boolean isStrongDefinition(Use use) {
        return rank(use) == 2;
    }

    private static boolean isWeak(Use use) {
        return use.symbol().binding() == SymbolBinding.WEAK;
    }

    /** {@code st_info}: the winner's type, and weak only if all are. */
    int info() {
        int binding = uses.stream().allMatch(GlobalName::isWeak) ? WEAK : GLOBAL;
        return (binding << 4) | (winner.symbol().info() & 0xf);
    }

    /** {@code st_other}: the strictest visibility, and what else the winner has. */
    int other() {
        int visibility = uses.stream()
                .mapToInt(u -> u.symbol().other() & VISIBILITY)
                .max()
                .orElseThrow();
        return (winner.symbol().other() & ~VISIBILITY) | visibility;
    }
}
