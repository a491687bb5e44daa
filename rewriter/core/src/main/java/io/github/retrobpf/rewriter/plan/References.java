package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.FunctionReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which functions a function can start: those that its instructions name, and its exception callback. */
public final class References {
    private final BpfObject object;
    private final TagIndex tags;
    private final List<List<Integer>> targets;
    /** By the id of a FUNC, which functions may share. */
    private final Map<Integer, Optional<Integer>> exceptionCallbackOf = new HashMap<>();

    public References(BpfObject object, TagIndex tags) {
        this.object = object;
        this.tags = tags;
        this.targets = new ArrayList<>(object.functions().size());
        for (BpfFunction function : object.functions()) {
            List<Integer> named = new ArrayList<>();
            for (FunctionReference reference : object.callGraph().referencesOf(function.id())) {
                named.add(reference.target());
            }
            targets.add(List.copyOf(named));
        }
    }

    /** Ids of the functions that its instructions name; one may come more than once. */
    public List<Integer> targetsOf(BpfFunction function) {
        return targets.get(function.id());
    }

    /** The same for what a loader starts from: the exception callback belongs to the program, not to who calls its code. */
    public List<Integer> targetsOfProgram(BpfFunction function) {
        return exceptionCallbackOf(function)
                .map(callback -> Stream.concat(targetsOf(function).stream(), Stream.of(callback))
                        .toList())
                .orElseGet(() -> targetsOf(function));
    }

    /**
     * Id of the function that a tag of this entry program names; kernels refuse a second one. On any other function, such
     * as a clone of an entry program, the tag means nothing to them.
     */
    public Optional<Integer> exceptionCallbackOf(BpfFunction function) {
        if (!function.isEntry()) {
            return Optional.empty();
        }
        return exceptionCallbackOf.computeIfAbsent(
                function.btfId(),
                func -> tags.of(func).stream()
                        .flatMap(tag -> tag.exceptionCallback().stream())
                        .flatMap(name -> object.globalFunction(name).stream())
                        .map(BpfFunction::id)
                        .findFirst());
    }
}
