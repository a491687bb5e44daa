package io.github.retrobpf.rewriter.testing.random;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.testing.FunctionDraft;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import io.github.retrobpf.rewriter.testing.ParameterDraft;
import io.github.retrobpf.rewriter.testing.random.RandomFunction.Oddity;
import io.github.retrobpf.rewriter.testing.random.RandomFunction.Role;
import io.github.retrobpf.rewriter.testing.random.RandomObject.Trait;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes bytes of a description, without a compiler. */
final class ObjectRenderer {
    private static final ParameterDraft INT = new ParameterDraft(false, List.of(), List.of(), "int");
    private static final ParameterDraft MEMORY = new ParameterDraft(true, List.of(), List.of(), "u64");
    private static final ParameterDraft JOB = new ParameterDraft(true, List.of(), List.of(), "void");
    private static final int PERF_EVENT_ARRAY = 4;
    private static final int ARRAY = 2;

    private final RandomObject object;
    private final ObjectDraft draft;
    private final Map<String, RandomFunction> byName = new HashMap<>();

    private ObjectRenderer(RandomObject object) {
        this.object = object;
        this.draft = new ObjectDraft(object.order());
        object.functions().forEach(f -> byName.put(f.name(), f));
    }

    static byte[] bytes(RandomObject object) throws MalformedInputException {
        return new ObjectRenderer(object).render().toBytes();
    }

    private ObjectDraft render() {
        draft.withKernelStruct().license("GPL").map(StepCode.EVENTS, PERF_EVENT_ARRAY, 4, 4, 0);
        object.maps().forEach(name -> draft.map(name, ARRAY, 4, 8, 4));
        object.variables().forEach(v -> draft.variable(v.section(), v.name(), v.isGlobal()));
        object.externs().forEach(draft::extern);
        for (Trait trait : Trait.values()) {
            if (object.has(trait)) {
                switch (trait) {
                    case LINES -> {}
                    case DEBUG_INFO -> draft.withDebugInfo();
                    case BLOCK_PER_RECORD -> draft.withBlockPerRecord();
                    case RECORDS_REVERSED -> draft.withRecordsReversed();
                    case NO_SECTION_SYMBOLS -> draft.withoutSectionSymbols();
                    case NO_BTF -> draft.withoutBtf();
                }
            }
        }
        String last = "";
        for (RandomFunction function : object.functions()) {
            render(function, last);
            last = function.name();
        }
        return draft;
    }

    private void render(RandomFunction function, String last) {
        FunctionDraft f = draft.function(function.section(), function.name());
        if (function.isStatic()) {
            f.isStatic();
        }
        if (function.isWeak()) {
            f.isWeak();
        }
        if (function.isHidden()) {
            f.isHidden();
        }
        function.tags().forEach(tag -> f.tag(-1, tag));
        for (int i = 0; i < function.parameters().size(); i++) {
            Parameter parameter = function.parameters().get(i);
            int index = i;
            parameter.tags().forEach(tag -> f.tag(index, tag));
            f.param(
                    switch (parameter.kind()) {
                        case CONTEXT -> parameter.shape().orElseThrow().draft();
                        case SCALAR -> INT;
                        case MEMORY -> MEMORY;
                        case JOB -> JOB;
                    });
        }
        function.oddities().stream().sorted().forEach(oddity -> render(oddity, function, f, last));
        new StepCode(f, function, byName, object).render();
    }

    private void render(Oddity oddity, RandomFunction function, FunctionDraft f, String last) {
        switch (oddity) {
            case NO_FUNC_INFO -> f.withoutFuncInfo();
            case NO_SYMBOL -> f.withoutSymbol();
            case ALIAS -> draft.alias("also_" + function.name(), function.name());
            case SHARED_FUNC -> f.sharesFuncOf(last);
            case SAME_NAME -> f.rename(last);
            case MISPLACED_TAG ->
                f.tag(
                        function.role() == Role.PROGRAM
                                ? 7
                                : function.parameters().size() - 1,
                        Parameter.CONTEXT_TAG);
        }
    }
}
