package io.github.retrobpf.rewriter.inspect;

import io.github.retrobpf.btf.dump.CTypeName;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.table.Btf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How C declares the functions of a BTF, their tags as libbpf's macros spell them: {@code int report(void *ctx __arg_ctx,
 * __u64 value)}.
 */
final class Prototypes {
    /** More than any function has that a kernel takes; BTF has room for 65535, and many functions may share them. */
    private static final int MAX_PARAMS = 16;

    private static final String ARGUMENT = "arg:";

    private final Btf btf;
    private final Tags tags;
    private final Map<Integer, String> spelled = new HashMap<>();
    private final Map<Integer, BtfType.FuncProto> protos = new HashMap<>();

    Prototypes(Btf btf, Tags tags) {
        this.btf = btf;
        this.tags = tags;
    }

    /** Of a FUNC. */
    String of(int func) {
        return spelled.computeIfAbsent(func, this::spell);
    }

    private String spell(int id) {
        BtfType.Func func = (BtfType.Func) btf.get(id);
        BtfType.FuncProto proto = protos.computeIfAbsent(func.proto(), p -> (BtfType.FuncProto) btf.get(p));
        String declared = btf.string(func.name()) + "(" + params(id, proto.params()) + ")";
        return CTypeName.declaration(btf, proto.returnType(), declared) + tags(id, TagFacts.FUNCTION);
    }

    private String params(int func, List<Param> params) {
        if (params.isEmpty()) {
            return "void";
        }
        List<String> spelledParams = new ArrayList<>();
        for (int i = 0; i < Math.min(params.size(), MAX_PARAMS); i++) {
            spelledParams.add(param(func, params.get(i), i));
        }
        if (params.size() > MAX_PARAMS) {
            spelledParams.add("…");
        }
        return String.join(", ", spelledParams);
    }

    private String param(int func, Param param, int index) {
        boolean isVariadic = param.name() == 0 && param.type() == 0;
        // Those of functions elsewhere have no names: the tags stand where the name would.
        return isVariadic
                ? "..."
                : CTypeName.declaration(btf, param.type(), (btf.string(param.name()) + tags(func, index)).strip());
    }

    private String tags(int func, int argument) {
        StringBuilder text = new StringBuilder();
        for (TagFacts tag : tags.of(func)) {
            if (tag.argument() == argument) {
                text.append(' ').append(macro(tag.text()));
            }
        }
        return text.toString();
    }

    private static String macro(String tag) {
        String name = tag.startsWith(ARGUMENT) ? tag.substring(ARGUMENT.length()) : "";
        return name.matches("\\w+") ? "__arg_" + name : "__tag(\"" + tag + "\")";
    }
}
