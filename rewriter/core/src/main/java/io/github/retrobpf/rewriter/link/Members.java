package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which members of archives are needed: those that define what another object declares, and no weaker than by a strong
 * declaration. Where they stand among the inputs makes no difference, but that of several the first one counts.
 */
final class Members {
    private final List<BpfObject> objects;
    private final Map<String, Integer> definers = new HashMap<>();
    private final Set<String> defined = new HashSet<>();
    private final BitSet taken = new BitSet();
    private final Deque<Integer> open = new ArrayDeque<>();

    private Members(List<BpfObject> objects) {
        this.objects = objects;
    }

    /**
     * Leaves out the objects that nobody needs.
     *
     * @param onDemand by position, which objects are taken only where others need them
     */
    static List<BpfObject> select(List<BpfObject> objects, BitSet onDemand) {
        Members members = new Members(objects);
        for (int i = 0; i < objects.size(); i++) {
            int member = i;
            if (onDemand.get(i)) {
                members.forEachShared(i, s -> {
                    if (!s.isUndefined()) {
                        members.definers.putIfAbsent(s.name(), member);
                    }
                });
            } else {
                members.take(i);
            }
        }
        members.follow();
        List<BpfObject> selected = new ArrayList<>();
        members.taken.stream().forEach(i -> selected.add(objects.get(i)));
        return selected;
    }

    private void take(int index) {
        if (!taken.get(index)) {
            taken.set(index);
            open.add(index);
            forEachShared(index, s -> {
                if (!s.isUndefined()) {
                    defined.add(s.name());
                }
            });
        }
    }

    /** All definitions of what is taken so far are known: who is taken first does not matter. */
    private void follow() {
        while (!open.isEmpty()) {
            forEachShared(open.remove(), s -> {
                boolean isNeeded = s.isUndefined() && s.binding() == SymbolBinding.GLOBAL;
                if (isNeeded && !defined.contains(s.name()) && definers.containsKey(s.name())) {
                    take(definers.get(s.name()));
                }
            });
        }
    }

    private void forEachShared(int index, Consumer<Symbol> visitor) {
        SymbolTable table = objects.get(index).elf().symbols().orElse(null);
        for (int i = 1; table != null && i < table.count(); i++) {
            Symbol symbol = table.get(i);
            if (symbol.binding() != SymbolBinding.LOCAL) {
                visitor.accept(symbol);
            }
        }
    }
}
