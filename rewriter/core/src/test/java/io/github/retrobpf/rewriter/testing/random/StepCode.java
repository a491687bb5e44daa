package io.github.retrobpf.rewriter.testing.random;

import io.github.retrobpf.rewriter.testing.FunctionDraft;
import io.github.retrobpf.rewriter.testing.random.RandomFunction.Role;
import io.github.retrobpf.rewriter.testing.random.RandomObject.Trait;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The instructions of a function, such that the verifier takes them.
 *
 * <p>r6 holds the context, r8 a sum that is returned, r9 counts. The stack has a place for each purpose.
 */
final class StepCode {
    static final String EVENTS = "events";

    private static final int MOV = 0xb7;
    private static final int MOV_REGISTER = 0xbf;
    private static final int MOV32 = 0xb4;
    private static final int ADD = 0x07;
    private static final int ADD_REGISTER = 0x0f;
    private static final int LOAD32 = 0x61;
    private static final int LOAD64 = 0x79;
    private static final int STORE32 = 0x62;
    private static final int STORE64 = 0x7a;
    private static final int STORE64_REGISTER = 0x7b;
    private static final int JUMP_EQUAL = 0x15;
    private static final int JUMP_NOT_EQUAL = 0x55;
    private static final int JUMP_LESS = 0xa5;
    private static final int CALL_HELPER = 0x85;

    private static final int STACK = 10;
    private static final int CONTEXT = 6;
    private static final int SUM = 8;
    private static final int COUNTER = 9;

    private static final int VALUE_PLACE = -8;
    private static final int MEMORY_PLACE = -16;
    private static final int JOB_PLACE = -24;
    private static final int KEY_PLACE = -32;

    private static final int MAP_LOOKUP = 1;
    private static final int PERF_EVENT_OUTPUT = 25;
    private static final int LOOP = 181;
    private static final int FIELD_EXISTS = 2;

    private final FunctionDraft f;
    private final RandomFunction function;
    private final Map<String, RandomFunction> byName;
    private final RandomObject object;

    StepCode(FunctionDraft f, RandomFunction function, Map<String, RandomFunction> byName, RandomObject object) {
        this.f = f;
        this.function = function;
        this.byName = byName;
        this.object = object;
    }

    void render() {
        int line = 1;
        line(line);
        f.insn(MOV, SUM, 0, 0, 0);
        takeParameters();
        for (Step step : function.steps()) {
            line(++line);
            render(step);
        }
        result();
    }

    private void line(int line) {
        if (object.has(Trait.LINES)) {
            f.line(f.end(), line);
        }
    }

    private void takeParameters() {
        List<Parameter> parameters = function.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            int register = i + 1;
            switch (parameters.get(i).kind()) {
                case CONTEXT -> f.insn(MOV_REGISTER, CONTEXT, register, 0, 0);
                case JOB -> f.insn(LOAD64, CONTEXT, register, 0, 0);
                case SCALAR -> f.insn(ADD_REGISTER, SUM, register, 0, 0);
                case MEMORY ->
                    f.insn(JUMP_EQUAL, register, 0, 2, 0)
                            .insn(LOAD64, 0, register, 0, 0)
                            .insn(ADD_REGISTER, SUM, 0, 0, 0);
            }
        }
    }

    private void result() {
        if (function.role() == Role.SUBPROGRAM) {
            f.insn(MOV_REGISTER, 0, SUM, 0, 0);
            return;
        }
        String result = function.program().map(ProgramSection::result).orElse("0");
        f.insn(MOV, 0, 0, 0, result.equals("look") ? 1 : Integer.parseInt(result));
    }

    private void render(Step step) {
        if (step instanceof Step.Call call) {
            call(call);
        } else if (step instanceof Step.Callback callback) {
            callback(callback);
        } else if (step instanceof Step.ExternCall call) {
            f.calls(call.target());
        } else if (step instanceof Step.Emit emit) {
            emit(emit);
        } else if (step instanceof Step.Read read) {
            f.insn(read.size() == 4 ? LOAD32 : LOAD64, 1, CONTEXT, read.offset(), 0)
                    .insn(JUMP_NOT_EQUAL, 1, 0, 1, 0)
                    .insn(ADD, SUM, 0, 0, 1);
        } else if (step instanceof Step.Count count) {
            count(count);
        } else if (step instanceof Step.Touch touch) {
            touch(touch);
        } else if (step instanceof Step.Ask) {
            f.core(f.end(), "0:0", FIELD_EXISTS).insn(MOV, 1, 0, 0, 1).insn(ADD_REGISTER, SUM, 1, 0, 0);
        } else if (step instanceof Step.Loop loop) {
            f.insn(MOV, COUNTER, 0, 0, 0)
                    .insn(ADD, COUNTER, 0, 0, 1)
                    .insn(ADD_REGISTER, SUM, COUNTER, 0, 0)
                    .insn(JUMP_LESS, COUNTER, 0, -3, loop.times());
        }
    }

    private void call(Step.Call call) {
        List<Parameter> parameters = target(call.target()).parameters();
        for (int i = 0; i < parameters.size(); i++) {
            int register = i + 1;
            switch (parameters.get(i).kind()) {
                case CONTEXT -> f.insn(MOV_REGISTER, register, CONTEXT, 0, 0);
                case SCALAR -> f.insn(MOV, register, 0, 0, call.number() + i);
                case MEMORY ->
                    f.insn(STORE64, STACK, 0, MEMORY_PLACE, call.number())
                            .insn(MOV_REGISTER, register, STACK, 0, 0)
                            .insn(ADD, register, 0, 0, MEMORY_PLACE);
                case JOB -> f.insn(MOV, register, 0, 0, 0);
            }
        }
        switch (call.form()) {
            case SYMBOL -> f.calls(call.target());
            case SECTION -> f.callsThroughSection(call.target());
            case DISTANCE -> f.callsByDistance(call.target());
        }
        f.insn(ADD_REGISTER, SUM, 0, 0, 0);
    }

    private void callback(Step.Callback callback) {
        f.insn(STORE64_REGISTER, STACK, CONTEXT, JOB_PLACE, 0).insn(MOV, 1, 0, 0, callback.times());
        switch (callback.form()) {
            case SYMBOL -> f.takesAddressOf(2, callback.target());
            case SECTION -> f.takesAddressThroughSection(2, callback.target());
            case DISTANCE -> f.takesAddressByDistance(2, callback.target());
        }
        f.insn(MOV_REGISTER, 3, STACK, 0, 0)
                .insn(ADD, 3, 0, 0, JOB_PLACE)
                .insn(MOV, 4, 0, 0, 0)
                .insn(CALL_HELPER, 0, 0, 0, LOOP);
    }

    private void emit(Step.Emit emit) {
        f.insn(STORE64, STACK, 0, VALUE_PLACE, emit.value())
                .insn(MOV_REGISTER, 1, CONTEXT, 0, 0)
                .loads(2, EVENTS)
                .insn(MOV32, 3, 0, 0, -1)
                .insn(MOV_REGISTER, 4, STACK, 0, 0)
                .insn(ADD, 4, 0, 0, VALUE_PLACE)
                .insn(MOV, 5, 0, 0, 8)
                .insn(CALL_HELPER, 0, 0, 0, PERF_EVENT_OUTPUT)
                .insn(ADD_REGISTER, SUM, 0, 0, 0);
    }

    private void count(Step.Count count) {
        f.insn(STORE32, STACK, 0, KEY_PLACE, 0)
                .insn(MOV_REGISTER, 2, STACK, 0, 0)
                .insn(ADD, 2, 0, 0, KEY_PLACE)
                .loads(1, count.map())
                .insn(CALL_HELPER, 0, 0, 0, MAP_LOOKUP)
                .insn(JUMP_EQUAL, 0, 0, 3, 0)
                .insn(LOAD64, 1, 0, 0, 0)
                .insn(ADD, 1, 0, 0, 1)
                .insn(STORE64_REGISTER, 0, 1, 0, 0);
    }

    private void touch(Step.Touch touch) {
        String name = touch.variable().name();
        if (touch.form() == Step.Form.SECTION) {
            f.loadsThroughSection(1, name);
        } else {
            f.loads(1, name);
        }
        f.insn(LOAD64, 2, 1, 0, 0).insn(ADD_REGISTER, SUM, 2, 0, 0);
        if (touch.variable().isWritable()) {
            f.insn(ADD, 2, 0, 0, 1).insn(STORE64_REGISTER, 1, 2, 0, 0);
        }
    }

    private RandomFunction target(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }
}
