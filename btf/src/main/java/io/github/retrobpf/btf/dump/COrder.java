package io.github.retrobpf.btf.dump;

import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Definitions in an order in which each stands behind those that it needs. */
final class COrder {
    /**
     * A definition.
     *
     * @param id of the type
     * @param declarations what has to be declared before, if it is not defined yet
     */
    record Entry(int id, Set<Integer> declarations) {}

    private record Visit(int id, CDependencies needs, Iterator<Integer> rest) {}

    private final CDependencies.Finder finder;
    private final TextBudget budget;
    private final BitSet onTheWay = new BitSet();
    private final BitSet done = new BitSet();
    private final List<Entry> entries = new ArrayList<>();

    COrder(CDependencies.Finder finder, TextBudget budget) {
        this.finder = finder;
        this.budget = budget;
    }

    /** All that were added, with those that they need, types without a name among them. */
    List<Entry> entries() {
        return entries;
    }

    /** Adds a definition and what it needs, unless they are there. */
    void add(int root) throws MalformedInputException {
        Deque<Visit> path = new ArrayDeque<>();
        enter(root, path);
        while (!path.isEmpty()) {
            Visit visit = path.element();
            if (visit.rest().hasNext()) {
                enter(visit.rest().next(), path);
            } else {
                path.pop();
                onTheWay.clear(visit.id());
                done.set(visit.id());
                entries.add(new Entry(visit.id(), visit.needs().declarations()));
            }
        }
    }

    private void enter(int id, Deque<Visit> path) throws MalformedInputException {
        if (onTheWay.get(id)) {
            throw budget.malformed(id, "stands in itself, so that there is no way to declare it in C");
        }
        if (!done.get(id)) {
            onTheWay.set(id);
            CDependencies needs = finder.of(id);
            path.push(new Visit(id, needs, needs.definitions().iterator()));
        }
    }
}
