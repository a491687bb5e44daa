package io.github.retrobpf.btf.diff;

import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The differences between two BTFs.
 *
 * @param changes in the order of the first one's types, then those that only the second one has
 * @param same how many declarations both have
 */
public record BtfDiff(List<Change> changes, int same) {
    public BtfDiff {
        changes = List.copyOf(changes);
    }

    /**
     * Compares them. Types that stand there several times count once, so that nothing comes of removing duplicates.
     *
     * @throws MalformedInputException where types are too deep in each other to be told
     */
    public static BtfDiff of(Btf before, Btf after) throws MalformedInputException {
        Map<String, Set<Declaration>> old = bySubject(new Declarations(before).all());
        Map<String, Set<Declaration>> now = bySubject(new Declarations(after).all());
        List<Change> changes = new ArrayList<>();
        int same = 0;
        for (Map.Entry<String, Set<Declaration>> entry : old.entrySet()) {
            Set<Declaration> others = now.getOrDefault(entry.getKey(), Set.of());
            List<Declaration> gone = without(entry.getValue(), others);
            same += entry.getValue().size() - gone.size();
            compare(entry.getKey(), gone, without(others, entry.getValue()), changes);
        }
        now.forEach((subject, declarations) -> {
            if (!old.containsKey(subject)) {
                compare(subject, List.of(), List.copyOf(declarations), changes);
            }
        });
        return new BtfDiff(changes, same);
    }

    /** How many there are of one kind. */
    public long count(Change.Kind kind) {
        return changes.stream().filter(c -> c.kind() == kind).count();
    }

    private static Map<String, Set<Declaration>> bySubject(List<Declaration> declarations) {
        Map<String, Set<Declaration>> bySubject = new LinkedHashMap<>();
        declarations.forEach(d -> bySubject
                .computeIfAbsent(d.subject(), s -> new LinkedHashSet<>())
                .add(d));
        return bySubject;
    }

    private static List<Declaration> without(Set<Declaration> some, Set<Declaration> others) {
        return some.stream().filter(d -> !others.contains(d)).toList();
    }

    /** Of several with one name, the first one became the first one, and so on. */
    private static void compare(String subject, List<Declaration> gone, List<Declaration> come, List<Change> changes) {
        int pairs = Math.min(gone.size(), come.size());
        for (int i = 0; i < pairs; i++) {
            List<String> lines = LineDiff.of(gone.get(i).lines(), come.get(i).lines());
            changes.add(new Change(Change.Kind.CHANGED, subject, lines));
        }
        gone.stream()
                .skip(pairs)
                .forEach(d -> changes.add(new Change(Change.Kind.REMOVED, subject, LineDiff.of(d.lines(), List.of()))));
        come.stream()
                .skip(pairs)
                .forEach(d -> changes.add(new Change(Change.Kind.ADDED, subject, LineDiff.of(List.of(), d.lines()))));
    }
}
