package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.TypeRefs;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/** Which types anybody needs: the roots, what they refer to, and the tags of all of them. */
final class UsedTypes {
    private final Btf btf;
    private final int[] canonical;
    /** By id, a tag of that type; by tag, the next one of the same type. */
    private final int[] firstTag;

    private final int[] nextTag;
    private final BitSet used = new BitSet();
    private final Deque<Integer> open = new ArrayDeque<>();

    private UsedTypes(Btf btf, int[] canonical) {
        this.btf = btf;
        this.canonical = canonical;
        this.firstTag = new int[canonical.length];
        this.nextTag = new int[canonical.length];
        for (int id = 1; id < canonical.length; id++) {
            if (canonical[id] == id && btf.kind(id) == BtfKind.DECL_TAG) {
                int target = canonical[((BtfType.DeclTag) btf.get(id)).target()];
                nextTag[id] = firstTag[target];
                firstTag[target] = id;
            }
        }
    }

    /**
     * Leaves the others out.
     *
     * @param canonical by id, the type that stands for it; afterwards 0 where nobody needs it
     * @param roots by id
     */
    static void keepOnly(Btf btf, int[] canonical, BitSet roots) {
        UsedTypes types = new UsedTypes(btf, canonical);
        roots.stream().forEach(types::use);
        while (!types.open.isEmpty()) {
            types.follow(types.open.remove());
        }
        for (int id = 1; id < canonical.length; id++) {
            if (!types.used.get(canonical[id])) {
                canonical[id] = 0;
            }
        }
    }

    private void use(int id) {
        int type = canonical[id];
        if (type != 0 && !used.get(type)) {
            used.set(type);
            open.add(type);
        }
    }

    private void follow(int type) {
        TypeRefs.forEachType(btf.get(type), this::use);
        for (int tag = firstTag[type]; tag != 0; tag = nextTag[tag]) {
            use(tag);
        }
    }
}
