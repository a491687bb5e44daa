package io.github.retrobpf.rewriter.link.comparison;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.TypeRefs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Types: the same ones as often, whatever their ids. DATASECs are compared elsewhere. */
final class TypeComparison {
    private record Tag(String text, int component) {}

    private final List<Btf> inputs;
    private final Definitions definitions;
    private final Btf theirs;
    private final Btf ours;
    private final Map<Integer, Integer> forwards;
    private final TypeKeys keys;
    private final Differences found;

    TypeComparison(
            List<Btf> inputs,
            Definitions definitions,
            Btf theirs,
            Btf ours,
            Map<Integer, Integer> forwards,
            TypeKeys keys,
            Differences found) {
        this.inputs = inputs;
        this.definitions = definitions;
        this.theirs = theirs;
        this.ours = ours;
        this.forwards = forwards;
        this.keys = keys;
        this.found = found;
    }

    void compare(boolean isAnyRenamed) {
        Map<Integer, Integer> left = new HashMap<>();
        for (int id = 1; id < theirs.endId(); id++) {
            left.merge(keys.theirs(id), 1, Integer::sum);
        }
        Set<Integer> our = new HashSet<>();
        for (int id = 1; id < ours.endId(); id++) {
            our.add(keys.ours(id));
            if (left.merge(keys.ours(id), -1, Integer::sum) < 0 && ours.kind(id) != BtfKind.DATASEC) {
                judgeOurs(id, isAnyRenamed);
            }
        }
        for (int id = 1; id < theirs.endId(); id++) {
            int key = keys.theirs(id);
            boolean isSurplus = left.getOrDefault(key, 0) > 0 && theirs.kind(id) != BtfKind.DATASEC;
            if (isSurplus && (forwards.containsKey(id) || (!forwards.isEmpty() && our.contains(key)))) {
                // The FWD, and what differs from others in nothing but naming it.
                found.explain(Improvement.FORWARDS);
            } else if (isSurplus) {
                judgeTheirs(id);
            }
            if (isSurplus) {
                left.merge(key, -1, Integer::sum);
            }
        }
    }

    private void judgeOurs(int id, boolean isAnyRenamed) {
        BtfKind kind = ours.kind(id);
        if (kind == BtfKind.FUNC_PROTO && isNameless((BtfType.FuncProto) ours.get(id)) && !isNamed(id)) {
            found.explain(Improvement.PROTOTYPES);
        } else if (isAnyRenamed && (kind == BtfKind.FUNC || kind == BtfKind.DECL_TAG)) {
            // Of two static functions that differ in nothing but their bodies theirs has one FUNC.
            found.explain(Improvement.UNIQUE_NAMES);
        } else {
            found.add("only ours has type " + describe(ours, id));
        }
    }

    private static boolean isNameless(BtfType.FuncProto prototype) {
        return !prototype.params().isEmpty() && prototype.params().stream().allMatch(p -> p.name() == 0);
    }

    private boolean isNamed(int wanted) {
        boolean[] isNamed = {false};
        for (int id = 1; id < ours.endId(); id++) {
            TypeRefs.forEachType(ours.get(id), ref -> isNamed[0] |= ref == wanted);
        }
        return isNamed[0];
    }

    private void judgeTheirs(int id) {
        if (theirs.kind(id) == BtfKind.DECL_TAG && isTagOfLoser((BtfType.DeclTag) theirs.get(id))) {
            found.explain(Improvement.TAGS_OF_LOSERS);
        } else {
            found.add("only theirs has type " + describe(theirs, id));
        }
    }

    private boolean isTagOfLoser(BtfType.DeclTag tag) {
        String name = theirs.name(tag.target());
        Tag text = new Tag(theirs.string(tag.name()), tag.componentIdx());
        return definitions.isContested(name)
                && definitions.losers(name).stream()
                        .anyMatch(i -> tags(inputs.get(i), name).contains(text))
                && !tags(inputs.get(definitions.winner(name)), name).contains(text);
    }

    private static Set<Tag> tags(Btf btf, String name) {
        Set<Tag> tags = new HashSet<>();
        for (int id = 1; id < btf.endId(); id++) {
            if (btf.kind(id) == BtfKind.DECL_TAG) {
                BtfType.DeclTag tag = (BtfType.DeclTag) btf.get(id);
                if (btf.name(tag.target()).equals(name)) {
                    tags.add(new Tag(btf.string(tag.name()), tag.componentIdx()));
                }
            }
        }
        return tags;
    }

    private static String describe(Btf btf, int id) {
        BtfType type = btf.get(id);
        return type + " '" + btf.string(type.name()) + "'";
    }
}
