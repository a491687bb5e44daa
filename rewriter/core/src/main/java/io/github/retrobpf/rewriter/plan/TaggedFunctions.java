package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.btf.dump.CTypeName;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions whose context tags kernels read: global ones, with the tag on a pointer argument. */
final class TaggedFunctions {
    private final Btf btf;
    private final Map<Integer, List<ContextArgument>> byFunction = new HashMap<>();
    private final List<Diagnostic> misplaced = new ArrayList<>();

    TaggedFunctions(BpfObject object, Btf btf, TagIndex tags) {
        this.btf = btf;
        for (int target : tags.targets()) {
            checkTarget(object, target, tags.of(target));
        }
        for (BpfFunction function : object.functions()) {
            if (function.hasBtf() && ((BtfType.Func) btf.get(function.btfId())).linkage() == Linkage.GLOBAL) {
                List<ContextArgument> arguments = arguments(function.btfId(), tags.of(function.btfId()));
                if (!arguments.isEmpty()) {
                    byFunction.put(function.id(), arguments);
                }
            }
        }
    }

    /** The tagged arguments of a function; none for a static one. */
    List<ContextArgument> argumentsOf(BpfFunction function) {
        return byFunction.getOrDefault(function.id(), List.of());
    }

    /** Tags that mean nothing where they stand. */
    List<Diagnostic> misplaced() {
        return misplaced;
    }

    private List<ContextArgument> arguments(int func, List<ArgTag> tags) {
        List<Param> params = params(func);
        List<ContextArgument> arguments = new ArrayList<>();
        for (int i = 0; i < params.size(); i++) {
            int index = i;
            if (tags.stream().anyMatch(t -> t.isContext() && t.component() == index)) {
                Param param = params.get(i);
                Optional<Pointee> pointee = Pointee.of(btf, param.type());
                pointee.ifPresent(p -> arguments.add(
                        new ContextArgument(index, btf.string(param.name()), p, CTypeName.of(btf, param.type()))));
            }
        }
        return arguments;
    }

    private void checkTarget(BpfObject object, int target, List<ArgTag> tags) {
        for (ArgTag tag : tags) {
            if (tag.isContext()) {
                fault(target, tag)
                        .ifPresent(fault -> misplaced.add(new Diagnostic(
                                Code.CTX_TAG_MISPLACED,
                                object.elf().name() + ": the tag arg:ctx stands on " + fault
                                        + "; it belongs on a pointer argument of a global function")));
            }
        }
    }

    private Optional<String> fault(int target, ArgTag tag) {
        String name = "'" + btf.name(target) + "'";
        if (btf.kind(target) != BtfKind.FUNC) {
            return Optional.of(btf.kind(target) + " " + name + ", no function");
        }
        List<Param> params = params(target);
        if (tag.component() < 0) {
            return Optional.of("function " + name + " itself, not on an argument");
        }
        if (tag.component() >= params.size()) {
            return Optional.of("arg#" + tag.component() + " of " + name + ", which has " + params.size());
        }
        Param param = params.get(tag.component());
        if (Pointee.of(btf, param.type()).isEmpty()) {
            return Optional.of("arg#" + tag.component() + " '" + btf.string(param.name()) + "' of " + name + ", a "
                    + CTypeName.of(btf, param.type()));
        }
        return Optional.empty();
    }

    private List<Param> params(int func) {
        return ((BtfType.FuncProto) btf.get(((BtfType.Func) btf.get(func)).proto())).params();
    }
}
