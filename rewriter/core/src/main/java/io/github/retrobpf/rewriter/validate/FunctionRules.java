package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.btf.dump.CTypeName;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.rewriter.program.ContextType;
import io.github.retrobpf.rewriter.program.ProgramKind;
import io.github.retrobpf.rewriter.program.ProgramType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges what stands for a function in a program: itself or a clone, with types that are the same or that kernels take for
 * the context of that program, and nothing else than what was declared.
 */
final class FunctionRules {
    private record Check(
            int originalFunc, int rewrittenFunc, ContextType context, boolean ignoresTags, boolean mayBeDemoted) {}

    private final Code original;
    private final Code rewritten;
    private final Matches matches;
    private final @Nullable Types originalTypes;
    private final @Nullable Types rewrittenTypes;
    private final Declaration declaration;
    private final Findings findings;
    private final @Nullable FunctionTypes functionTypes;
    /** By id of the rewritten function, which stands for one and the same function in all programs. */
    private final Map<Integer, FunctionChange> changes = new HashMap<>();
    /** Many functions may share a FUNC. */
    private final Set<Check> checked = new HashSet<>();
    /** Functions of the original that stand for themselves in some program, by id. */
    private final BitSet judged = new BitSet();
    /** FUNCs of the original whose changes were judged. */
    private final BitSet judgedFuncs = new BitSet();
    /** What each new function is a clone of, by its id. */
    private final Map<Integer, CodeFunction> clones = new HashMap<>();

    FunctionRules(
            Code original,
            Code rewritten,
            Matches matches,
            @Nullable Types originalTypes,
            @Nullable Types rewrittenTypes,
            Declaration declaration,
            Findings findings) {
        this.original = original;
        this.rewritten = rewritten;
        this.matches = matches;
        this.originalTypes = originalTypes;
        this.rewrittenTypes = rewrittenTypes;
        this.declaration = declaration;
        this.findings = findings;
        this.functionTypes = originalTypes == null || rewrittenTypes == null
                ? null
                : new FunctionTypes(originalTypes, rewrittenTypes, findings);
    }

    /** Judges an entry program itself, which stands where it stood. */
    void checkProgram(Place place, CodeFunction before, CodeFunction after, ProgramKind kind) {
        judged.set(before.id());
        FunctionChange change = change(place, before, after);
        ContextType context = kind.type().isExt()
                ? kind.target().map(ProgramType::context).orElse(ContextType.NONE)
                : kind.type().context();
        // No kernel reads the tags of an entry program, unless another program's function is compared with it.
        checkChange(place, change, context, !kind.type().isExt(), false);
        checkDeclared(place, before, after, change, declaration.program(before));
    }

    /**
     * Judges what stands for a function in the programs of a type.
     *
     * @param program for messages, which program
     * @param reference for messages, where it is named
     * @return whether it is worth a closer look
     */
    boolean checkFunction(Place program, Place reference, CodeFunction before, CodeFunction after, ProgramType type) {
        if (matches.isSame(before, after)) {
            judged.set(before.id());
        } else if (!matches.isNew(after) || !before.equals(clones.getOrDefault(after.id(), before))) {
            findings.add(reference, before.toString(), after + ", another function");
            return false;
        } else {
            clones.put(after.id(), before);
        }
        Place place = Place.of("function ", CodeComparison.describe(before, after), " in ", program);
        FunctionChange change = change(place, before, after);
        checkChange(place, change, type.context(), false, true);
        checkDeclared(place, before, after, change, declaration.variant(before, type.name()));
        if (!after.isEntry()) {
            checkCallbacksKept(place, change);
        }
        return true;
    }

    /** Judges a function that no program reaches: it stays as it was. */
    void checkUnreached(CodeFunction before, CodeFunction after) {
        Place place = Place.of("function ", before, ", which no program reaches");
        FunctionChange change = change(place, before, after);
        if (!change.isNone()) {
            findings.add(place, "its types and tags", "other ones");
        }
        checkCallbacksKept(place, change);
    }

    /** Only on an entry program do kernels read the name of an exception callback, so only there may it be another one. */
    private void checkCallbacksKept(Place place, FunctionChange change) {
        if (originalTypes != null && rewrittenTypes != null) {
            findings.compare(
                    Place.of(place, ", exception callbacks"),
                    callbacks(originalTypes, change.originalFunc()),
                    callbacks(rewrittenTypes, change.rewrittenFunc()));
        }
    }

    /** Judges what stands for the exception callback of a program, which kernels want to be global. */
    void checkExceptionCallback(Place place, ReferencePair callback) {
        if (isGlobal(originalTypes, callback.original()) && !isGlobal(rewrittenTypes, callback.rewritten())) {
            findings.add(Place.of(place, ", linkage"), "global", "static");
        }
    }

    private static boolean isGlobal(@Nullable Types types, CodeFunction function) {
        int func = types == null ? Types.NONE : types.func(function);
        return types != null
                && func != Types.NONE
                && ((BtfType.Func) types.btf().get(func)).linkage() == Linkage.GLOBAL;
    }

    boolean isJudged(CodeFunction function) {
        return judged.get(function.id());
    }

    /** Whether somebody had to explain what is different about a FUNC of the original. */
    boolean isJudged(int func) {
        return judgedFuncs.get(func);
    }

    /** What each new function of the rewritten object is a clone of, by its id. */
    Map<Integer, CodeFunction> clones() {
        return clones;
    }

    /** How functions differ from what stands for them, in any order. */
    Iterable<FunctionChange> changes() {
        return changes.values();
    }

    private FunctionChange change(Place place, CodeFunction before, CodeFunction after) {
        if (functionTypes == null) {
            return FunctionTypes.SAME;
        }
        FunctionTypes types = functionTypes;
        FunctionChange change = changes.computeIfAbsent(after.id(), id -> types.compare(place, before, after));
        if (matches.isSame(before, after)) {
            judgedFuncs.set(change.originalFunc());
        }
        return change;
    }

    private void checkChange(
            Place place, FunctionChange change, ContextType context, boolean ignoresTags, boolean mayBeDemoted) {
        if (change.isNone() || originalTypes == null || rewrittenTypes == null) {
            return;
        }
        if (!checked.add(
                new Check(change.originalFunc(), change.rewrittenFunc(), context, ignoresTags, mayBeDemoted))) {
            return;
        }
        List<Tag> tags = originalTypes.tags(change.originalFunc());
        // Any numbers: as bits they might take a quarter of a gigabyte.
        Set<Integer> tagged =
                tags.stream().filter(Tag::isContext).map(Tag::component).collect(Collectors.toSet());
        List<String> before = argumentTypes(originalTypes, change.originalFunc());
        List<String> after = argumentTypes(rewrittenTypes, change.rewrittenFunc());
        for (int index : change.retyped()) {
            if (!tagged.contains(index) || !isContext(change, index, context)) {
                findings.add(Place.of(place, ", arg#", index), before.get(index), after.get(index));
            }
        }
        if (change.isDemoted() && (!mayBeDemoted || tagged.isEmpty())) {
            findings.add(Place.of(place, ", linkage"), "global", "static");
        }
        for (Tag tag : change.droppedTags()) {
            boolean isExplained = tag.isArgument()
                    && (change.isDemoted()
                            || (tagged.contains(tag.component())
                                    && (ignoresTags || isContext(change, tag.component(), context))));
            if (!isExplained) {
                findings.add(Place.of(place, ", tag ", tag), "it", "none");
            }
        }
    }

    /** Whether kernels that know no tag take an argument of the rewritten object for the context. */
    private boolean isContext(FunctionChange change, int index, ContextType context) {
        Types types = Objects.requireNonNull(rewrittenTypes);
        BtfType.Func func = (BtfType.Func) types.btf().get(change.rewrittenFunc());
        List<Param> params = types.proto(func).params();
        return context.isNamed()
                && index < params.size()
                && types.isPointerTo(context.name(), params.get(index).type());
    }

    private static List<String> argumentTypes(Types types, int func) {
        BtfType.FuncProto proto = types.proto((BtfType.Func) types.btf().get(func));
        return proto.params().stream()
                .map(p -> "'" + CTypeName.of(types.btf(), p.type()) + "'")
                .toList();
    }

    private void checkDeclared(
            Place place,
            CodeFunction before,
            CodeFunction after,
            FunctionChange change,
            Declaration.Treatment declared) {
        if (declaration.isKnown()) {
            Declaration.Treatment actual =
                    new Declaration.Treatment(after.name(), change.retyped(), change.isDemoted(), change.droppedTags());
            if (!actual.equals(declared)) {
                findings.add(place, before + ", declared to become " + declared, actual.toString());
            }
        }
    }

    /**
     * The exception callbacks that the tags of a program name.
     *
     * @param place for messages, which program
     */
    List<ReferencePair> exceptionCallbacks(Place place, CodeFunction before, CodeFunction after) {
        if (originalTypes == null || rewrittenTypes == null) {
            return List.of();
        }
        List<Tag> names = callbacks(originalTypes, originalTypes.func(before));
        List<Tag> others = callbacks(rewrittenTypes, rewrittenTypes.func(after));
        findings.compare(Place.of(place, ", exception callbacks"), names.size(), others.size());
        List<ReferencePair> pairs = new ArrayList<>();
        for (int i = 0; i < Math.min(names.size(), others.size()); i++) {
            Optional<CodeFunction> callback = callback(original, names.get(i));
            Optional<CodeFunction> other = callback(rewritten, others.get(i));
            if (callback.isPresent() && other.isPresent()) {
                pairs.add(new ReferencePair(0, callback.get(), other.get()));
            } else {
                findings.compare(Place.of(place, ", exception callback"), names.get(i), others.get(i));
            }
        }
        return pairs;
    }

    /** Entry programs are none: loaders append functions of {@code .text} only. */
    private static Optional<CodeFunction> callback(Code side, Tag tag) {
        return side.named(tag.exceptionCallback()).filter(f -> !f.isEntry());
    }

    private static List<Tag> callbacks(Types types, int func) {
        return func == Types.NONE
                ? List.of()
                : types.tags(func).stream().filter(Tag::isExceptionCallback).toList();
    }
}
