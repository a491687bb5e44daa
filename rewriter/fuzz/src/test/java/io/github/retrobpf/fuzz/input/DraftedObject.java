package io.github.retrobpf.fuzz.input;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.testing.FunctionDraft;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A sound object whose functions, calls, tags and records are chosen: it always reads, so everything goes into what the
 * planner and the passes make of it.
 */
public final class DraftedObject {
    private static final List<String> SECTIONS = List.of(
            ".text",
            "xdp",
            "tc",
            "kprobe/a",
            "fentry/a",
            "freplace/a",
            "lsm/a",
            "raw_tp/a",
            "tp/a/b",
            "perf_event",
            "cgroup/skb",
            "?xdp",
            "unknown",
            "struct_ops/a",
            "syscall",
            "socket");
    private static final List<String> POINTEES = List.of(
            "void", "xdp_md", "__sk_buff", "pt_regs", "bpf_user_pt_regs_t", "int", "foo", "bpf_perf_event_data");
    private static final int MAX_FUNCTIONS = 48;
    private static final int MAX_STEPS = 200;

    private final List<FunctionDraft> functions = new ArrayList<>();
    private final List<Boolean> named = new ArrayList<>();

    private DraftedObject() {}

    /** Takes two bytes for the object and four for each function, then two for each thing that one of them does. */
    public static byte[] of(Script script) throws MalformedInputException {
        return new DraftedObject().draft(script);
    }

    private byte[] draft(Script script) throws MalformedInputException {
        int shape = script.u8();
        ObjectDraft draft = new ObjectDraft((shape & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if ((shape & 2) != 0) {
            draft.withBlockPerRecord();
        }
        if ((shape & 4) != 0) {
            draft.withRecordsReversed();
        }
        if ((shape & 24) == 24) {
            draft.withoutSectionSymbols();
        }
        int count = 1 + script.choice(MAX_FUNCTIONS);
        for (int i = 0; i < count; i++) {
            function(script, draft, i);
        }
        for (int steps = 0; script.hasMore() && steps < MAX_STEPS; steps++) {
            step(script, draft);
        }
        return draft.toBytes();
    }

    private void function(Script script, ObjectDraft draft, int number) {
        int section = script.u8();
        int flags = script.u8();
        int first = script.u8();
        int second = script.u8();
        FunctionDraft function =
                draft.function(section >= 128 ? ".text" : SECTIONS.get(section % SECTIONS.size()), "f" + number);
        if ((flags & 3) == 3) {
            function.isStatic();
        }
        if ((flags & 12) == 12) {
            function.isWeak();
        }
        if ((flags & 48) == 48) {
            function.isHidden();
        }
        boolean hasSymbol = (flags & 0xc3) != 0xc0;
        if (!hasSymbol) {
            function.withoutSymbol();
        }
        param(function, first);
        param(function, second);
        functions.add(function);
        named.add(hasSymbol);
    }

    /** None, plain or tagged. */
    private static void param(FunctionDraft function, int choice) {
        String pointee = POINTEES.get((choice >> 2) % POINTEES.size());
        switch (choice & 3) {
            case 0 -> {}
            case 1 -> function.param(pointee);
            default -> function.ctx(pointee);
        }
    }

    private void step(Script script, ObjectDraft draft) {
        int what = script.u8();
        int who = script.u8();
        int target = script.u8();
        FunctionDraft function = functions.get(who % functions.size());
        int other = target % functions.size();
        String name = "f" + other;
        boolean hasSymbol = named.get(other);
        switch (what % 16) {
            case 0, 1, 2 -> nameFunction(hasSymbol, () -> function.calls(name));
            case 3 -> nameFunction(hasSymbol, () -> function.callsThroughSection(name));
            case 4 -> nameFunction(hasSymbol, () -> function.callsByDistance(name));
            case 5 -> nameFunction(hasSymbol, () -> function.takesAddressOf(name));
            case 6 -> nameFunction(hasSymbol, () -> function.takesAddressThroughSection(name));
            case 7 -> nameFunction(hasSymbol, () -> function.takesAddressByDistance(name));
            case 8 -> function.nops(target);
            case 9 -> function.loops();
            case 10 -> function.line(target * 8, 1 + who);
            case 11 -> function.core(target * 8, "0:" + who);
            case 12 -> function.tag(-1, "exception_callback:" + name);
            case 13 -> function.tag(target % 6 - 1, target < 128 ? "arg:ctx" : "arg:nonnull");
            case 14 -> draft.alias("alias" + who + "_" + target, name);
            default -> odd(function, name, target);
        }
    }

    private static void nameFunction(boolean hasSymbol, Runnable step) {
        if (hasSymbol) {
            step.run();
        }
    }

    private static void odd(FunctionDraft function, String name, int target) {
        switch (target >> 5) {
            case 0 -> function.withoutFuncInfo();
            case 1 -> function.sharesFuncOf(name);
            case 2 -> function.rename(name);
            case 3 -> function.rename(name + "__ctx___sk_buff");
            default -> function.param("int");
        }
    }
}
