package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.dump.CTypeName;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.rewriter.object.BpfFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Gives functions other prototypes and linkages, through types that are sound. */
final class FunctionTypeMutations implements Layer {
    private static final List<String> CONTEXTS =
            List.of("xdp_md", "__sk_buff", "bpf_user_pt_regs_t", "bpf_perf_event_data", "bpf_sock_ops", "no_context");

    @Override
    public void collect(Subject subject, Mutants mutants) {
        Btf btf = subject.after().btf().orElse(null);
        if (btf == null) {
            return;
        }
        for (BpfFunction function : subject.after().functions()) {
            if (function.hasBtf()) {
                boolean isClone = subject.isClone(function);
                String of = isClone ? " of a clone" : function.isEntry() ? " of a program" : "";
                prototype(subject, btf, function, of, mutants);
                linkage(subject, btf, function, of, mutants);
                lostRetyping(subject, btf, function, mutants);
            }
        }
    }

    private static void prototype(Subject subject, Btf btf, BpfFunction function, String of, Mutants mutants) {
        int id = function.btfId();
        BtfType.Func func = (BtfType.Func) btf.get(id);
        BtfType.FuncProto proto = (BtfType.FuncProto) btf.get(func.proto());
        for (int type = 0; type < btf.endId(); type++) {
            int other = type;
            boolean isKind = btf.kind(type) == BtfKind.INT || btf.kind(type) == BtfKind.VOID;
            if (isKind && type != proto.returnType()) {
                mutants.add("return type" + of, function::name, subject.types(builder -> {
                    int changed = builder.add(new BtfType.FuncProto(other, proto.params()));
                    builder.replace(id, func.withProto(changed));
                }));
            }
        }
        for (int i = 0; i < proto.params().size(); i++) {
            int index = i;
            for (String context : CONTEXTS) {
                String old = CTypeName.of(btf, proto.params().get(i).type());
                if (!old.equals("struct " + context + " *")) {
                    boolean isSame = old.equals(context + " *");
                    String what = isSame ? "context by its struct, not its typedef" : "argument is another context";
                    mutants.add(
                            what + of, () -> function.name() + " arg#" + index, pointer(subject, id, context, index));
                }
            }
            mutants.add("argument is void *" + of, () -> function.name() + " arg#" + index, subject.types(builder -> {
                int pointer = builder.intern(new BtfType.Ptr(0));
                Param old = proto.params().get(index);
                replace(builder, id, params -> with(params, index, new Param(old.name(), pointer)));
            }));
            mutants.add(
                    "argument of another name" + of, () -> function.name() + " arg#" + index, subject.types(builder -> {
                        Param old = proto.params().get(index);
                        replace(
                                builder,
                                id,
                                params -> with(params, index, new Param(builder.string("other"), old.type())));
                    }));
            mutants.add(
                    "argument lost" + of,
                    () -> function.name() + " arg#" + index,
                    subject.types(builder -> replace(builder, id, params -> {
                        List<Param> fewer = new ArrayList<>(params);
                        fewer.remove(index);
                        return fewer;
                    })));
        }
        mutants.add(
                "argument added" + of,
                function::name,
                subject.types(builder -> replace(builder, id, params -> {
                    List<Param> more = new ArrayList<>(params);
                    more.add(new Param(builder.string("more"), proto.returnType()));
                    return more;
                })));
        if (proto.params().size() > 1) {
            mutants.add(
                    "two arguments swapped" + of,
                    function::name,
                    subject.types(builder -> replace(builder, id, params -> {
                        List<Param> swapped = new ArrayList<>(params);
                        swapped.add(1, swapped.remove(0));
                        return swapped;
                    })));
        }
    }

    private static void linkage(Subject subject, Btf btf, BpfFunction function, String of, Mutants mutants) {
        BtfType.Func func = (BtfType.Func) btf.get(function.btfId());
        for (int linkage : new int[] {Linkage.STATIC, Linkage.GLOBAL, Linkage.EXTERN}) {
            String what = List.of("static", "global", "extern").get(linkage);
            mutants.add(
                    "FUNC" + of + " is " + what,
                    function::name,
                    subject.types(builder -> builder.replace(function.btfId(), func.withLinkage(linkage))));
        }
        mutants.add(
                "FUNC" + of + " has another name",
                function::name,
                subject.types(builder ->
                        builder.replace(function.btfId(), func.withName(builder.string(function.name() + "_")))));
        for (int id = 1; id < btf.endId(); id++) {
            int other = id;
            if (btf.kind(id) == BtfKind.FUNC_PROTO && !btf.get(id).equals(btf.get(func.proto()))) {
                mutants.add(
                        "FUNC" + of + " has the prototype of another one",
                        function::name,
                        subject.types(builder -> builder.replace(function.btfId(), func.withProto(other))));
            }
        }
    }

    private static void lostRetyping(Subject subject, Btf btf, BpfFunction function, Mutants mutants) {
        BpfFunction original = subject.isClone(function) ? subject.originalOf(function) : function;
        BtfType.Func before =
                (BtfType.Func) subject.original().btf().orElseThrow().get(original.btfId());
        BtfType.Func after = (BtfType.Func) btf.get(function.btfId());
        if (before.proto() != after.proto()) {
            mutants.add(
                    "retyping lost",
                    function::name,
                    subject.types(builder -> builder.replace(function.btfId(), after.withProto(before.proto()))));
        }
        if (before.linkage() != after.linkage()) {
            mutants.add(
                    "linkage is the old one",
                    function::name,
                    subject.types(builder -> builder.replace(function.btfId(), after.withLinkage(before.linkage()))));
        }
    }

    private static Making pointer(Subject subject, int func, String context, int index) {
        return subject.types(builder -> {
            int struct = builder.add(new BtfType.Struct(builder.string(context), false, 0, List.of()));
            int pointer = builder.add(new BtfType.Ptr(struct));
            replace(
                    builder,
                    func,
                    params -> with(params, index, new Param(params.get(index).name(), pointer)));
        });
    }

    private static List<Param> with(List<Param> params, int index, Param param) {
        List<Param> changed = new ArrayList<>(params);
        changed.set(index, param);
        return changed;
    }

    private static void replace(BtfBuilder builder, int id, UnaryOperator<List<Param>> change) {
        BtfType.Func func = (BtfType.Func) builder.get(id);
        BtfType.FuncProto proto = (BtfType.FuncProto) builder.get(func.proto());
        int changed = builder.add(proto.withParams(change.apply(proto.params())));
        builder.replace(id, func.withProto(changed));
    }
}
