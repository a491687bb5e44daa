package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.btf.dump.CTypeName;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.Limits;
import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.SourceLines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The functions whose context tags kernels read: global ones, with the tag on a pointer argument. */
final class TaggedFunctions {
    private final BpfObject object;
    private final Btf btf;
    private final Map<Integer, List<ContextArgument>> byFunction = new HashMap<>();
    private final SourceLines lines;
    /** The first function of each FUNC. */
    private final Map<Integer, BpfFunction> byFunc = new HashMap<>();
    /** By the id of a FUNC_PROTO, which many functions may share. */
    private final Map<Integer, List<Param>> params = new HashMap<>();

    /** By the id of the type that points. */
    private final Map<Integer, Optional<Pointee>> pointees = new HashMap<>();

    private final Map<Integer, String> typedefNames = new HashMap<>();
    private final List<Diagnostic> faults = new ArrayList<>();

    TaggedFunctions(BpfObject object, Btf btf, TagIndex tags) {
        this.object = object;
        this.btf = btf;
        this.lines = new SourceLines(object);
        object.functions().stream().filter(BpfFunction::hasBtf).forEach(f -> byFunc.putIfAbsent(f.btfId(), f));
        for (int target : tags.targets()) {
            tags.of(target).stream()
                    .filter(ArgTag::isContext)
                    .map(tag -> fault(target, tag))
                    .flatMap(Optional::stream)
                    .forEach(faults::add);
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

    /** Tags that mean nothing where they stand, or nothing yet. */
    List<Diagnostic> faults() {
        return faults;
    }

    private List<ContextArgument> arguments(int func, List<ArgTag> tags) {
        List<Param> declared = params(func);
        if (declared.size() > Limits.MAX_ARGUMENTS || object.isSharedFunc(func)) {
            return List.of();
        }
        // By the tags, which are a function's own: it may share a long prototype with many others.
        SortedSet<Integer> tagged = tags.stream()
                .filter(ArgTag::isContext)
                .map(ArgTag::component)
                .filter(index -> index >= 0 && index < declared.size())
                .collect(Collectors.toCollection(TreeSet::new));
        List<ContextArgument> arguments = new ArrayList<>();
        for (int index : tagged) {
            Param param = declared.get(index);
            pointee(param)
                    .ifPresent(p -> arguments.add(
                            new ContextArgument(index, btf.string(param.name()), p, CTypeName.of(btf, param.type()))));
        }
        return arguments;
    }

    private Optional<Diagnostic> fault(int target, ArgTag tag) {
        String file = object.elf().name();
        if (btf.kind(target) != BtfKind.FUNC) {
            return misplaced(file, target, "carries the tag arg:ctx, but is a " + btf.kind(target));
        }
        if (((BtfType.Func) btf.get(target)).linkage() == Linkage.EXTERN) {
            return Optional.of(new Diagnostic(
                    Code.CTX_EXTERN,
                    file,
                    subject(target),
                    describe(target) + ": has a tagged argument, but is defined in another object",
                    "link first, then rewrite"));
        }
        if (object.isSharedFunc(target)) {
            return misplaced(
                    file,
                    target,
                    "carries the tag arg:ctx, but another function has the same FUNC; both stay as they are");
        }
        List<Param> declared = params(target);
        if (tag.component() < 0) {
            return misplaced(file, target, "the function itself carries the tag arg:ctx");
        }
        String place = "arg#" + tag.component();
        if (tag.component() >= declared.size()) {
            return misplaced(file, target, place + " carries the tag arg:ctx, but there is no such argument");
        }
        if (declared.size() > Limits.MAX_ARGUMENTS) {
            return Optional.of(new Diagnostic(
                    Code.CTX_TAG_MISPLACED,
                    file,
                    subject(target),
                    describe(target) + ": " + place + " carries the tag arg:ctx, but there are " + declared.size()
                            + " arguments, which no kernel takes",
                    "pass fewer of them"));
        }
        Param param = declared.get(tag.component());
        if (pointee(param).isEmpty()) {
            return misplaced(
                    file,
                    target,
                    place + " '" + btf.string(param.name()) + "' carries the tag arg:ctx, but is '"
                            + CTypeName.of(btf, param.type()) + "'");
        }
        return Optional.empty();
    }

    private Optional<Diagnostic> misplaced(String file, int target, String fact) {
        return Optional.of(new Diagnostic(
                Code.CTX_TAG_MISPLACED,
                file,
                subject(target),
                describe(target) + ": " + fact,
                "it belongs on a pointer argument of a global function"));
    }

    private Diagnostic.Subject subject(int target) {
        BpfFunction function = byFunc.get(target);
        return function == null
                ? Diagnostic.Subject.function(btf.name(target), Optional.empty())
                : Diagnostic.Subject.function(function.name(), lines.of(function));
    }

    /** With its place in the source, where the object has code of it. */
    private String describe(int target) {
        BpfFunction function = byFunc.get(target);
        return function == null ? btf.name(target) : lines.describe(function);
    }

    private Optional<Pointee> pointee(Param param) {
        return pointees.computeIfAbsent(param.type(), type -> Pointee.of(btf, type, typedefNames));
    }

    private List<Param> params(int func) {
        return params.computeIfAbsent(
                ((BtfType.Func) btf.get(func)).proto(), proto -> ((BtfType.FuncProto) btf.get(proto)).params());
    }
}
