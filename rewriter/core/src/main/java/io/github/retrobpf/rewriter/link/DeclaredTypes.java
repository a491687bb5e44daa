package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.SecVar;
import io.github.retrobpf.btf.table.Btf;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The VARs and FUNCs of an object that other objects may mean, by name. */
final class DeclaredTypes {
    /** No type is known. */
    static final int NONE = 0;

    private final Map<String, Integer> variables = new HashMap<>();
    private final Map<String, Integer> functions = new HashMap<>();
    private final Map<String, Integer> externs = new HashMap<>();
    private final Map<Integer, String> sections = new HashMap<>();

    private DeclaredTypes() {}

    static DeclaredTypes of(@Nullable Btf btf) {
        DeclaredTypes types = new DeclaredTypes();
        for (int id = 1; btf != null && id < btf.endId(); id++) {
            types.read(btf, id);
        }
        return types;
    }

    private void read(Btf btf, int id) {
        BtfKind kind = btf.kind(id);
        if (kind == BtfKind.DATASEC) {
            BtfType.DataSec section = (BtfType.DataSec) btf.get(id);
            String name = btf.string(section.name());
            for (SecVar variable : section.variables()) {
                sections.putIfAbsent(variable.type(), name);
            }
        } else if (kind == BtfKind.VAR) {
            int linkage = ((BtfType.Var) btf.get(id)).linkage();
            if (linkage != Linkage.STATIC) {
                (linkage == Linkage.EXTERN ? externs : variables).putIfAbsent(btf.name(id), id);
            }
        } else if (kind == BtfKind.FUNC) {
            int linkage = btf.vlen(id);
            if (linkage != Linkage.STATIC) {
                (linkage == Linkage.EXTERN ? externs : functions).putIfAbsent(btf.name(id), id);
            }
        }
    }

    /** The VAR of a variable that is defined here. */
    int variable(String name) {
        return variables.getOrDefault(name, NONE);
    }

    /** The FUNC of a global function that is defined here. */
    int function(String name) {
        return functions.getOrDefault(name, NONE);
    }

    /** The VAR or FUNC of what is declared here. */
    int extern(String name) {
        return externs.getOrDefault(name, NONE);
    }

    /** Name of the DATASEC that holds a VAR or FUNC. */
    Optional<String> section(int id) {
        return Optional.ofNullable(sections.get(id));
    }
}
