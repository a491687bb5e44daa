package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.TypeSource;
import io.github.retrobpf.btf.walk.Modifiers;
import io.github.retrobpf.rewriter.program.ContextType;
import io.github.retrobpf.rewriter.program.ProgramType;
import io.github.retrobpf.rewriter.program.ProgramTypes;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a pointer points to, as far as kernels look.
 *
 * @param kind behind all qualifiers and typedefs
 * @param name of that type; empty if it has none
 * @param size in bytes, for an integer; otherwise 0
 * @param typedefs names of the typedefs on the way, as far as they are those of contexts
 */
record Pointee(BtfKind kind, String name, long size, Set<String> typedefs) {
    private static final int CONTEXT_INTEGER_SIZE = 8;

    Pointee {
        typedefs = Set.copyOf(typedefs);
    }

    /**
     * What the type points to; empty where it is no pointer. Qualifiers and typedefs may stand on either side.
     *
     * @param names of typedefs by their string offset, as far as they are known: those that mean nothing here are empty
     */
    static Optional<Pointee> of(TypeSource types, int typeId, Map<Integer, String> names) {
        int pointer = Modifiers.skip(types, typeId);
        if (types.kind(pointer) != BtfKind.PTR) {
            return Optional.empty();
        }
        Set<String> typedefs = new HashSet<>();
        int id = ((BtfType.Ptr) types.get(pointer)).target();
        int end = Modifiers.skip(types, id);
        while (id != end) {
            BtfType modifier = types.get(id);
            if (modifier instanceof BtfType.Typedef typedef) {
                typedefs.add(names.computeIfAbsent(typedef.name(), name -> contextName(types.string(name))));
            }
            id = Modifiers.target(modifier);
        }
        BtfType type = types.get(end);
        long size = type instanceof BtfType.Int integer ? integer.size() : 0;
        return Optional.of(new Pointee(type.kind(), types.name(end), size, typedefs));
    }

    /** Long names of no meaning are not kept: there may be hundreds of them behind each other. */
    private static String contextName(String name) {
        return ProgramTypes.bundled().isContextName(name) ? name : "";
    }

    /** Whether every kernel recognises it without a tag. */
    boolean isCanonical(ContextType context) {
        return context.isNamed() && kind == BtfKind.STRUCT && name.equals(context.name());
    }

    /** Whether kernels that know the tag take it. */
    boolean isAccepted(ProgramType type) {
        if (kind == BtfKind.VOID) {
            return true;
        }
        for (String accepted : type.accepts()) {
            int colon = accepted.indexOf(':');
            String what = colon < 0 ? accepted : accepted.substring(0, colon);
            String which = accepted.substring(colon + 1);
            boolean accepts = switch (what) {
                case "any" -> true;
                case "int64" -> kind == BtfKind.INT && size == CONTEXT_INTEGER_SIZE;
                case "struct" -> kind == BtfKind.STRUCT && name.equals(which);
                case "typedef" -> typedefs.contains(which);
                default -> throw new IllegalStateException("ProgramTypeTable accepts '" + accepted + "'");
            };
            if (accepts) {
                return true;
            }
        }
        return false;
    }
}
