package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.FunctionReference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which functions a function can start: those that its instructions name, and its exception callback. */
final class References {
    private final List<List<Integer>> targets;
    private final BitSet exceptionCallbacks = new BitSet();

    References(BpfObject object, TagIndex tags) {
        this.targets = new ArrayList<>(object.functions().size());
        for (BpfFunction function : object.functions()) {
            List<Integer> named = new ArrayList<>();
            for (FunctionReference reference : object.callGraph().referencesOf(function.id())) {
                named.add(reference.target());
            }
            if (function.hasBtf()) {
                for (ArgTag tag : tags.of(function.btfId())) {
                    tag.exceptionCallback().flatMap(object::globalFunction).ifPresent(callback -> {
                        exceptionCallbacks.set(callback.id());
                        named.add(callback.id());
                    });
                }
            }
            targets.add(List.copyOf(named));
        }
    }

    /** Ids of functions; one may come more than once. */
    List<Integer> targetsOf(BpfFunction function) {
        return targets.get(function.id());
    }

    /** Kernels want these to be global. */
    boolean isExceptionCallback(BpfFunction function) {
        return exceptionCallbacks.get(function.id());
    }
}
