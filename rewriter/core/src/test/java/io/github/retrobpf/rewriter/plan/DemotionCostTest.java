package io.github.retrobpf.rewriter.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.testing.FunctionDraft;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemotionCostTest {
    private final ObjectDraft draft = ObjectDraft.little();

    private List<String> diagnostics() throws MalformedInputException {
        return draft.rewrite().diagnostics();
    }

    private static FunctionDraft calls(FunctionDraft function, String target, int times) {
        for (int i = 0; i < times; i++) {
            function.calls(target);
        }
        return function;
    }

    @Test
    void a_loop_that_is_verified_often_is_told() throws MalformedInputException {
        calls(draft.function("fentry/x", "a"), "report", 16);
        draft.function(".text", "report").ctx().loops();

        assertThat(diagnostics())
                .containsExactly(
                        "draft.o: report: became static for tracing, so kernels verify it at each call, up to 16"
                                + " times in a program, and it loops; they may find the program too complex; call it from fewer"
                                + " places [CTX-DEMOTION-COST]");
    }

    @Test
    void a_loop_that_is_verified_less_often_is_not() throws MalformedInputException {
        calls(draft.function("fentry/x", "a"), "report", 15);
        calls(draft.function("fexit/x", "b"), "report", 15);
        draft.function(".text", "report").ctx().loops();

        assertThat(diagnostics()).isEmpty();
    }

    @Test
    void what_is_not_demoted_costs_nothing() throws MalformedInputException {
        calls(draft.function("xdp", "a").param("xdp_md"), "report", 100);
        draft.function(".text", "report").ctx().loops();

        assertThat(diagnostics()).isEmpty();
    }

    @Test
    void calls_through_static_functions_multiply() throws MalformedInputException {
        calls(draft.function("fentry/x", "a"), "middle", 4);
        calls(draft.function(".text", "middle").isStatic(), "report", 4);
        draft.function(".text", "report").ctx().loops();

        assertThat(diagnostics()).singleElement().asString().contains("up to 16 times");
    }

    @Test
    void a_global_function_between_is_verified_once() throws MalformedInputException {
        calls(draft.function("fentry/x", "a"), "middle", 4);
        calls(draft.function(".text", "middle"), "report", 4);
        draft.function(".text", "report").ctx().loops();

        assertThat(diagnostics()).isEmpty();
    }

    @Test
    void a_loop_below_counts() throws MalformedInputException {
        calls(draft.function("fentry/x", "a"), "report", 16);
        draft.function(".text", "report").ctx().calls("leaf");
        draft.function(".text", "leaf").isStatic().loops();

        assertThat(diagnostics()).singleElement().asString().contains("report: became static");
    }

    @Test
    void many_instructions_count_without_a_loop() throws MalformedInputException {
        calls(draft.function("fentry/x", "a"), "report", 10);
        draft.function(".text", "report").ctx().nops(9_999);

        assertThat(diagnostics()).singleElement().asString().contains("up to 10 times", "it has 10000 instructions");
    }

    @Test
    void one_call_costs_what_it_cost_before() throws MalformedInputException {
        calls(draft.function("fentry/x", "a"), "report", 1);
        draft.function(".text", "report").ctx().nops(200_000);

        assertThat(diagnostics()).isEmpty();
    }

    @Test
    void a_number_of_paths_beyond_all_bounds_is_cut() throws MalformedInputException {
        calls(draft.function("fentry/x", "a"), "f0", 1);
        for (int i = 0; i < 60; i++) {
            calls(draft.function(".text", "f" + i).isStatic(), i == 59 ? "report" : "f" + (i + 1), 4);
        }
        draft.function(".text", "report").ctx();

        assertThat(diagnostics()).singleElement().asString().contains("up to 1099511627776 times");
    }

    @Test
    void what_calls_itself_ends() throws MalformedInputException {
        calls(draft.function("fentry/x", "a"), "report", 20);
        draft.function(".text", "report").ctx().loops().calls("report");

        assertThat(diagnostics()).isEmpty();
    }
}
