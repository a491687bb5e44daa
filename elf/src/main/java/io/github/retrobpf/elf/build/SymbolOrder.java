package io.github.retrobpf.elf.build;

import io.github.retrobpf.elf.format.SymbolBinding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The order in which symbols are written: locals come before all others, as the gABI wants it; each side keeps its order. */
final class SymbolOrder {
    private static final int GONE = -1;

    private final List<SymbolDraft> ordered;
    private final int locals;
    /** By id. */
    private final int[] index;

    /**
     * Numbers symbols anew.
     *
     * @param drafts in the order of ids, the null symbol first
     * @param ids how many ids there are
     */
    SymbolOrder(List<SymbolDraft> drafts, int ids) {
        this.ordered = new ArrayList<>(drafts.size());
        drafts.stream().filter(SymbolOrder::isLocal).forEach(ordered::add);
        this.locals = ordered.size();
        drafts.stream().filter(s -> !isLocal(s)).forEach(ordered::add);
        this.index = new int[ids];
        Arrays.fill(index, GONE);
        for (int i = 0; i < ordered.size(); i++) {
            index[ordered.get(i).id().value()] = i;
        }
    }

    private static boolean isLocal(SymbolDraft symbol) {
        return SymbolBinding.ofInfo(symbol.info()) == SymbolBinding.LOCAL;
    }

    List<SymbolDraft> ordered() {
        return ordered;
    }

    /** {@code sh_info} of the symbol table. */
    int locals() {
        return locals;
    }

    boolean has(SymbolId id) {
        return index[id.value()] != GONE;
    }

    int index(SymbolId id) {
        return index[id.value()];
    }
}
