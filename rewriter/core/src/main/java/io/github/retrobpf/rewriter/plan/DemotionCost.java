package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.FunctionReference;
import io.github.retrobpf.rewriter.object.SourceLines;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Warns of functions that became static and that kernels verify so often that they may give up.
 *
 * <p>A global function is verified once, a static one at each call, and again for each call of a static caller. Kernels
 * give up after 8,192 jumps in a row or a million instructions; how often a loop runs is not known here, so the limits
 * are guesses: seen to fail was a loop of 300 passes at 24 calls.
 */
final class DemotionCost {
    /** Verifications of a function with a loop in it or below it: half the jumps are gone at 256 passes. */
    private static final long MANY_WITH_LOOP = 16;
    /** Instructions to verify without any loop: a tenth of what kernels allow, since branches multiply. */
    private static final long MANY_INSTRUCTIONS = 100_000;

    private static final long SATURATED = 1L << 40;

    private final BpfObject object;
    private final Btf btf;
    private final SourceLines lines;
    private final List<Variant> demoted;
    /** By id: functions that kernels verify at each call, once the plan is carried out. */
    private final BitSet statics = new BitSet();

    DemotionCost(BpfObject object, Btf btf, List<Variant> variants) {
        this.object = object;
        this.btf = btf;
        this.lines = new SourceLines(object);
        this.demoted =
                variants.stream().filter(v -> v.action() == Action.DEMOTE).toList();
        for (BpfFunction function : object.functions()) {
            statics.set(function.id(), !function.isEntry() && !isGlobal(function));
        }
        demoted.forEach(v -> statics.set(v.function().id()));
    }

    List<Diagnostic> diagnostics() {
        if (demoted.isEmpty()) {
            return List.of();
        }
        long[] verifications = verifications();
        BitSet looping = looping();
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Variant variant : demoted) {
            BpfFunction function = variant.function();
            long times = verifications[function.id()];
            boolean loops = looping.get(function.id());
            boolean isMany =
                    loops ? times >= MANY_WITH_LOOP : times * function.instructions() >= MANY_INSTRUCTIONS && times > 1;
            if (isMany) {
                diagnostics.add(diagnostic(variant, times, loops));
            }
        }
        return diagnostics;
    }

    private Diagnostic diagnostic(Variant variant, long times, boolean loops) {
        BpfFunction function = variant.function();
        String body = loops ? "it loops" : "it has " + function.instructions() + " instructions";
        return new Diagnostic(
                Code.CTX_DEMOTION_COST,
                object.elf().name(),
                Diagnostic.Subject.function(function.name(), lines.of(function)),
                lines.describe(function) + ": became static for " + String.join(", ", variant.programTypes())
                        + ", so kernels verify it at each call, up to " + times + " times in a program, and " + body
                        + "; they may find the program too complex",
                variant.reason() == Reason.STRATEGY_STATIC
                        ? "--strategy auto keeps it global where it can"
                        : "call it from fewer places");
    }

    private boolean isGlobal(BpfFunction function) {
        return function.hasBtf() && ((BtfType.Func) btf.get(function.btfId())).linkage() == Linkage.GLOBAL;
    }

    /**
     * How often each static function is verified for one program, at most.
     *
     * <p>Callers before callees; what calls itself is never ready, and refused by kernels anyway.
     */
    private long[] verifications() {
        int count = object.functions().size();
        long[] byStatics = new long[count];
        long[] byRoot = new long[count];
        int[] waitsFor = new int[count];
        for (BpfFunction caller : object.functions()) {
            if (statics.get(caller.id())) {
                targets(caller).forEach(target -> waitsFor[target]++);
            } else {
                List<Integer> targets = new ArrayList<>(targets(caller));
                targets.sort(null);
                for (int i = 0, first = 0; i < targets.size(); i++) {
                    first = targets.get(i).equals(targets.get(first)) ? first : i;
                    byRoot[targets.get(i)] = Math.max(byRoot[targets.get(i)], i - first + 1);
                }
            }
        }
        Deque<Integer> ready = new ArrayDeque<>();
        statics.stream().filter(f -> waitsFor[f] == 0).forEach(ready::add);
        while (!ready.isEmpty()) {
            int caller = ready.remove();
            byStatics[caller] += byRoot[caller];
            for (int target : targets(object.functions().get(caller))) {
                byStatics[target] = Math.min(SATURATED, byStatics[target] + byStatics[caller]);
                waitsFor[target]--;
                if (waitsFor[target] == 0 && statics.get(target)) {
                    ready.add(target);
                }
            }
        }
        return byStatics;
    }

    /** Functions that loop, or call a static one that does. */
    private BitSet looping() {
        List<List<Integer>> callers = new ArrayList<>();
        object.functions().forEach(f -> callers.add(new ArrayList<>()));
        Deque<Integer> open = new ArrayDeque<>();
        for (BpfFunction function : object.functions()) {
            targets(function).forEach(target -> callers.get(target).add(function.id()));
            if (object.callGraph().loops(function.id())) {
                open.add(function.id());
            }
        }
        BitSet looping = new BitSet();
        while (!open.isEmpty()) {
            int function = open.remove();
            if (!looping.get(function)) {
                looping.set(function);
                if (statics.get(function)) {
                    open.addAll(callers.get(function));
                }
            }
        }
        return looping;
    }

    private List<Integer> targets(BpfFunction function) {
        return object.callGraph().referencesOf(function.id()).stream()
                .map(FunctionReference::target)
                .toList();
    }
}
