package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.rewriter.program.ContextType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The canonical context types in a BTF: those that it has, and empty ones for those that it lacks. */
final class ContextTypes {
    private final BtfBuilder btf;
    private final Map<String, Integer> structs = new HashMap<>();
    private final Map<String, Integer> typedefs = new HashMap<>();
    private final Map<ContextType, Integer> pointers = new HashMap<>();

    ContextTypes(Btf input, BtfBuilder btf) {
        this.btf = btf;
        for (int id = input.firstId(); id < input.endId(); id++) {
            if (input.kind(id) == BtfKind.STRUCT) {
                structs.putIfAbsent(input.name(id), id);
            } else if (input.kind(id) == BtfKind.TYPEDEF) {
                // Only one that leads to the struct of its own name serves.
                int target = ((BtfType.Typedef) input.get(id)).target();
                if (input.kind(target) == BtfKind.STRUCT && input.name(target).equals(input.name(id))) {
                    typedefs.putIfAbsent(input.name(id), id);
                }
            }
        }
    }

    /** Id of the pointer to a named context. */
    int pointerTo(ContextType context) {
        return pointers.computeIfAbsent(context, c -> btf.intern(new BtfType.Ptr(target(c))));
    }

    private int target(ContextType context) {
        return switch (context.form()) {
            case STRUCT -> struct(context.name());
            case TYPEDEF ->
                typedefs.computeIfAbsent(
                        context.name(), name -> btf.add(new BtfType.Typedef(btf.string(name), struct(name))));
            case NONE -> throw new IllegalArgumentException("this context has no type");
        };
    }

    private int struct(String name) {
        return structs.computeIfAbsent(name, n -> btf.add(new BtfType.Struct(btf.string(n), false, 0, List.of())));
    }
}
