package io.github.retrobpf.btf.walk;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.TypeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** How many bytes values take, as libbpf reckons (btf__resolve_size). */
public final class TypeSizes {
    private static final long POINTER = 8;
    /** As many types behind each other as libbpf looks at (MAX_RESOLVE_DEPTH). */
    private static final int MAX_DEPTH = 32;

    private final TypeSource types;
    /** Of structs and unions, so that one with many members is decoded once. */
    private final Map<Integer, Long> structs = new HashMap<>();

    public TypeSizes(TypeSource types) {
        this.types = types;
    }

    /** Empty where there is no size: for void, functions, what is declared only, and arrays beyond any memory. */
    public OptionalLong of(int id) {
        long count = 1;
        int at = id;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            BtfKind kind = types.kind(at);
            if (kind.isModifier()) {
                at = Modifiers.target(types.get(at));
            } else if (kind == BtfKind.VAR) {
                at = ((BtfType.Var) types.get(at)).type();
            } else if (kind == BtfKind.ARRAY) {
                BtfType.Array array = (BtfType.Array) types.get(at);
                if (Math.multiplyHigh(count, array.nelems()) != 0) {
                    return OptionalLong.empty();
                }
                count *= array.nelems();
                at = array.element();
            } else {
                return times(count, sized(at, kind));
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong times(long count, OptionalLong size) {
        boolean isKnown = size.isPresent() && count >= 0 && Math.multiplyHigh(count, size.getAsLong()) == 0;
        long product = isKnown ? count * size.getAsLong() : -1;
        return product >= 0 ? OptionalLong.of(product) : OptionalLong.empty();
    }

    private OptionalLong sized(int id, BtfKind kind) {
        return switch (kind) {
            case INT -> OptionalLong.of(((BtfType.Int) types.get(id)).size());
            case FLOAT -> OptionalLong.of(((BtfType.Float) types.get(id)).size());
            case ENUM -> OptionalLong.of(((BtfType.Enum) types.get(id)).size());
            case ENUM64 -> OptionalLong.of(((BtfType.Enum64) types.get(id)).size());
            case STRUCT -> OptionalLong.of(structs.computeIfAbsent(id, s -> ((BtfType.Struct) types.get(s)).size()));
            case UNION -> OptionalLong.of(structs.computeIfAbsent(id, u -> ((BtfType.Union) types.get(u)).size()));
            case DATASEC -> OptionalLong.of(((BtfType.DataSec) types.get(id)).size());
            case PTR -> OptionalLong.of(POINTER);
            case VOID, ARRAY, FWD, TYPEDEF, VOLATILE, CONST, RESTRICT, FUNC, FUNC_PROTO, VAR, DECL_TAG, TYPE_TAG ->
                OptionalLong.empty();
        };
    }
}
