package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.table.Btf;
import java.util.BitSet;

/** The new types that functions need: their FUNCs, what these refer to, and the tags on them. */
final class UsedTypes {
    private final Btf btf;
    private final int firstNew;
    private final BitSet used = new BitSet();

    private UsedTypes(Btf btf, int firstNew) {
        this.btf = btf;
        this.firstNew = firstNew;
    }

    /** Ids, from {@code firstNew} on. */
    static BitSet of(Btf btf, int firstNew, Iterable<FunctionChange> changes) {
        UsedTypes types = new UsedTypes(btf, firstNew);
        changes.forEach(change -> types.function(change.rewrittenFunc()));
        for (int id = firstNew; id < btf.endId(); id++) {
            if (btf.kind(id) == BtfKind.DECL_TAG && types.used.get(((BtfType.DeclTag) btf.get(id)).target())) {
                types.used.set(id);
            }
        }
        return types.used;
    }

    private void function(int func) {
        if (func != Types.NONE && use(func)) {
            int proto = ((BtfType.Func) btf.get(func)).proto();
            if (proto >= firstNew && use(proto)) {
                for (Param param : ((BtfType.FuncProto) btf.get(proto)).params()) {
                    chain(param.type());
                }
            }
        }
    }

    private void chain(int type) {
        int id = type;
        while (id >= firstNew && use(id)) {
            id = switch (btf.kind(id)) {
                case PTR -> ((BtfType.Ptr) btf.get(id)).target();
                case TYPEDEF -> ((BtfType.Typedef) btf.get(id)).target();
                default -> Types.NONE;
            };
        }
    }

    /** Whether it is the first use. */
    private boolean use(int id) {
        boolean isFirst = !used.get(id);
        used.set(id);
        return isFirst;
    }
}
