package io.github.retrobpf.btf.dedup;

import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Extra;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.TypeRefs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The same as {@link Dedup}, the slow way, for some dozens of types: every pair that looks the same is taken for the same
 * until a reference says no. Forwards count as what they announce until its definitions turn out to be different; then
 * everything starts again without them.
 */
final class NaiveDedup {
    private final Btf btf;
    private final List<String> looks = new ArrayList<>();
    private final List<List<Integer>> references = new ArrayList<>();
    /** By what is announced, the types that define it. */
    private final TreeMap<String, List<Integer>> definitions = new TreeMap<>();

    private NaiveDedup(Btf btf) {
        this.btf = btf;
    }

    static int[] canonical(Btf btf) {
        NaiveDedup naive = new NaiveDedup(btf);
        naive.look();
        return naive.canonical();
    }

    private void look() {
        for (int id = 0; id < btf.endId(); id++) {
            List<Integer> ids = new ArrayList<>();
            BtfType type = btf.get(id);
            TypeRefs.forEachType(type, ids::add);
            references.add(Dedup.isAlone(type.kind()) ? List.of() : ids);
            looks.add(look(id) + tags(id));
            String defined = defined(type);
            if (!defined.isEmpty()) {
                definitions.computeIfAbsent(defined, d -> new ArrayList<>()).add(id);
            }
        }
    }

    private String look(int id) {
        BtfType type = TypeRefs.mapTypes(btf.get(id), target -> 0);
        List<String> strings = new ArrayList<>();
        TypeRefs.forEachString(type, offset -> strings.add(btf.string(offset)));
        return Dedup.isAlone(type.kind()) ? "alone " + id : TypeRefs.mapStrings(type, s -> 0) + strings.toString();
    }

    private String tags(int id) {
        Set<String> tags = new TreeSet<>();
        for (int tag = 1; tag < btf.endId(); tag++) {
            if (btf.get(tag) instanceof BtfType.DeclTag declTag && declTag.target() == id) {
                tags.add(look(tag));
            }
        }
        return tags.toString();
    }

    private String defined(BtfType type) {
        String name = btf.string(type.name());
        if (name.isEmpty()) {
            return "";
        }
        return switch (type.kind()) {
            case STRUCT -> "struct " + name;
            case UNION -> "union " + name;
            case ENUM -> ((BtfType.Enum) type).enumerators().isEmpty() ? "" : "enum " + name;
            case ENUM64 -> ((BtfType.Enum64) type).enumerators().isEmpty() ? "" : "enum " + name;
            default -> "";
        };
    }

    private String announced(int id) {
        BtfType type = btf.get(id);
        if (!type.extra().equals(Extra.NONE) || !tags(id).equals("[]")) {
            return "";
        }
        String name = btf.string(type.name());
        return switch (type.kind()) {
            case FWD -> (((BtfType.Fwd) type).union() ? "union " : "struct ") + name;
            case ENUM, ENUM64 -> defined(type).isEmpty() ? "enum " + name : "";
            default -> "";
        };
    }

    private int[] canonical() {
        while (true) {
            int[] stand = new int[btf.endId()];
            for (int id = 0; id < stand.length; id++) {
                List<Integer> definitionIds = definitions.get(announced(id));
                stand[id] = definitionIds == null ? id : definitionIds.get(0);
            }
            boolean[][] same = same(stand);
            boolean isSettled =
                    !definitions.values().removeIf(ids -> ids.stream().anyMatch(id -> !same[id][ids.get(0)]));
            if (isSettled) {
                return lowest(stand, same);
            }
        }
    }

    private static int[] lowest(int[] stand, boolean[][] same) {
        int[] canonical = new int[stand.length];
        for (int id = 0; id < stand.length; id++) {
            int other = 0;
            while (stand[other] != other || !same[stand[id]][other]) {
                other++;
            }
            canonical[id] = other;
        }
        return canonical;
    }

    private boolean[][] same(int[] stand) {
        int size = stand.length;
        boolean[][] same = new boolean[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                same[i][j] = looks.get(i).equals(looks.get(j));
            }
        }
        for (boolean isChanged = true; isChanged; ) {
            isChanged = false;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    if (same[i][j] && differs(references.get(i), references.get(j), stand, same)) {
                        same[i][j] = false;
                        isChanged = true;
                    }
                }
            }
        }
        return same;
    }

    private static boolean differs(List<Integer> one, List<Integer> other, int[] stand, boolean[][] same) {
        for (int field = 0; field < one.size(); field++) {
            if (!same[stand[one.get(field)]][stand[other.get(field)]]) {
                return true;
            }
        }
        return false;
    }
}
