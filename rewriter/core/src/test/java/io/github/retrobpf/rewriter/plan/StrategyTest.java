package io.github.retrobpf.rewriter.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.FunctionDecision;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import io.github.retrobpf.rewriter.testing.Rewriting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code --strategy}, {@code --keep-global} and {@code --keep-tags} change. */
class StrategyTest {
    private static final RewriteOptions CLONE = RewriteOptions.DEFAULT.withStrategy(Strategy.CLONE);
    private static final RewriteOptions STATIC = RewriteOptions.DEFAULT.withStrategy(Strategy.STATIC);

    private final ObjectDraft draft = ObjectDraft.little();

    private void threeTypes() {
        draft.function("xdp", "a").param("xdp_md").calls("between");
        draft.function("kprobe/x", "b").param("pt_regs").calls("between");
        draft.function("fentry/x", "c").param("void").calls("between");
        draft.function(".text", "between").calls("report");
        draft.function(".text", "report").ctx();
    }

    @Test
    void auto_has_an_answer_for_each_context() throws MalformedInputException {
        threeTypes();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.result().functions())
                .extracting(FunctionDecision::name, FunctionDecision::action, FunctionDecision::reason)
                .contains(
                        tuple("report", Action.RETYPE, Reason.NAMED_CONTEXT),
                        tuple("report__ctx_bpf_user_pt_regs_t", Action.RETYPE, Reason.NAMED_CONTEXT),
                        tuple("report__ctx_static", Action.DEMOTE, Reason.UNNAMED_CONTEXT),
                        tuple("between__ctx_static", Action.FOLLOW, Reason.CALLS_VARIANT));
    }

    @Test
    void static_makes_the_function_static_for_all_and_clones_nothing() throws MalformedInputException {
        threeTypes();

        Rewriting rewriting = draft.rewrite(STATIC);

        assertThat(rewriting.signature("report")).isEqualTo("static int report(void *)");
        assertThat(rewriting.tags("report")).isEmpty();
        assertThat(rewriting.signature("between")).startsWith("global");
        assertThat(rewriting.after().functions()).hasSize(5);
        assertThat(rewriting.result().functions())
                .extracting(FunctionDecision::name, FunctionDecision::reason, FunctionDecision::programTypes)
                .containsExactly(tuple("report", Reason.STRATEGY_STATIC, List.of("kprobe", "tracing", "xdp")));
        assertThat(rewriting.diagnostics()).isEmpty();
    }

    @Test
    void static_serves_what_no_type_fits() throws MalformedInputException {
        draft.function("kprobe/x", "a").param("pt_regs").calls("report");
        draft.function(".text", "report").ctx("foo");

        Rewriting rewriting = draft.rewrite(STATIC);

        assertThat(rewriting.signature("report")).isEqualTo("static int report(struct foo *)");
        assertThat(rewriting.diagnostics()).isEmpty();
    }

    @Test
    void clone_leaves_what_would_have_to_become_static() throws MalformedInputException {
        threeTypes();

        Rewriting rewriting = draft.rewrite(CLONE);

        assertThat(rewriting.signature("report")).isEqualTo("global int report(struct xdp_md *)");
        assertThat(rewriting.signature("report__ctx_tagged")).isEqualTo("global int report__ctx_tagged(void *)");
        assertThat(rewriting.tags("report__ctx_tagged")).containsExactly("arg#0 arg:ctx");
        assertThat(rewriting.references("c")).containsExactly("call between__ctx_tagged");
        assertThat(rewriting.diagnostics())
                .containsExactly("draft.o: report: program c (tracing) reaches it, whose context has no type that every"
                        + " kernel takes, and --strategy clone makes nothing static; it stays as it is for tracing"
                        + " programs; kernels before 6.8 refuse those [CTX-KEPT-GLOBAL]");
    }

    @Test
    void clone_leaves_an_object_alone_that_it_cannot_help() throws MalformedInputException {
        draft.function("fentry/x", "a").param("void").calls("report");
        draft.function(".text", "report").ctx();

        Rewriting rewriting = draft.rewrite(CLONE);

        assertThat(rewriting.result().isChanged()).isFalse();
        assertThat(rewriting.result().output()).isSameAs(rewriting.result().output());
        assertThat(rewriting.result().functions())
                .extracting(FunctionDecision::action, FunctionDecision::isChanged)
                .containsExactly(tuple(Action.LEAVE, false));
    }

    @Test
    void what_is_kept_global_gets_its_types_while_all_else_becomes_static() throws MalformedInputException {
        draft.function("xdp", "a").param("xdp_md").calls("replaced", "report");
        draft.function(".text", "replaced").ctx().calls("report");
        draft.function(".text", "report").ctx();

        Rewriting rewriting = draft.rewrite(STATIC.withKeepGlobal(List.of("replaced")));

        assertThat(rewriting.signature("replaced")).isEqualTo("global int replaced(struct xdp_md *)");
        assertThat(rewriting.signature("report")).isEqualTo("static int report(void *)");
        assertThat(rewriting.diagnostics()).isEmpty();
    }

    @Test
    void what_is_kept_global_and_has_no_type_stays() throws MalformedInputException {
        draft.function("fentry/x", "a").param("void").calls("replaced");
        draft.function(".text", "replaced").ctx();

        Rewriting rewriting = draft.rewrite(RewriteOptions.DEFAULT.withKeepGlobal(List.of("replaced")));

        assertThat(rewriting.result().isChanged()).isFalse();
        assertThat(rewriting.diagnostics())
                .singleElement()
                .asString()
                .contains("--keep-global wants it global; it stays as it is", "[CTX-KEPT-GLOBAL]");
    }

    @Test
    void what_is_kept_global_is_told_for_each_type_and_named_after_what_it_is() throws MalformedInputException {
        draft.function("xdp", "a").param("xdp_md").calls("replaced");
        draft.function("fentry/x", "b").param("void").calls("replaced");
        draft.function("freplace/other", "c").param("void").calls("replaced");
        draft.function(".text", "replaced").ctx();

        Rewriting rewriting = draft.rewrite(RewriteOptions.DEFAULT.withKeepGlobal(List.of("replaced")));

        assertThat(rewriting.signature("replaced")).isEqualTo("global int replaced(struct xdp_md *)");
        assertThat(rewriting.signature("replaced__ctx_tagged")).isEqualTo("global int replaced__ctx_tagged(void *)");
        assertThat(rewriting.diagnostics())
                .hasSize(2)
                .allMatch(d -> d.endsWith("[CTX-KEPT-GLOBAL]"))
                .anyMatch(d -> d.contains("program b (tracing)"))
                .anyMatch(d -> d.contains("program c (ext)"));
    }

    /** Or rewriting again would make its clones static. */
    @ParameterizedTest
    @EnumSource(Strategy.class)
    void clones_of_what_is_kept_global_are_kept_too(Strategy strategy) throws MalformedInputException {
        String longName = "r".repeat(127);
        draft.function("xdp", "a").param("xdp_md").calls("re.placed", longName);
        draft.function("fentry/x", "b").param("void").calls("re.placed", longName);
        draft.function("kprobe/x", "c").param("void").calls("re.placed", longName);
        draft.function(".text", "re.placed").ctx();
        draft.function(".text", longName).ctx();
        RewriteOptions options = RewriteOptions.DEFAULT
                .withStrategy(strategy)
                .withKeepGlobal(List.of("re.placed", longName))
                .withKeepTags(true);

        Rewriting rewriting = draft.rewrite(options);

        assertThat(rewriting.signature("re_placed__ctx_tagged")).startsWith("global ");
        assertThat(rewriting.again(options).result().isChanged()).isFalse();
    }

    @Test
    void a_function_that_only_looks_like_a_clone_is_not_kept() throws MalformedInputException {
        draft.function("fentry/x", "a").param("void").calls("replaced__ctx_helper", "other__ctx_tagged");
        draft.function(".text", "replaced__ctx_helper").ctx();
        draft.function(".text", "other__ctx_tagged").ctx();

        Rewriting rewriting = draft.rewrite(RewriteOptions.DEFAULT.withKeepGlobal(List.of("replaced")));

        assertThat(rewriting.signature("replaced__ctx_helper")).startsWith("static ");
        assertThat(rewriting.signature("other__ctx_tagged")).startsWith("static ");
    }

    @Test
    void clones_of_what_is_kept_global_stay_so_the_second_time() throws MalformedInputException {
        draft.function("xdp", "a").param("xdp_md").calls("replaced");
        draft.function("fentry/x", "b").param("void").calls("replaced");
        draft.function(".text", "replaced").ctx();
        RewriteOptions options = STATIC.withKeepGlobal(List.of("replaced"));

        Rewriting once = draft.rewrite(options);

        assertThat(once.signature("replaced__ctx_tagged")).isEqualTo("global int replaced__ctx_tagged(void *)");
        assertThat(once.again(options).result().isChanged()).isFalse();
    }

    @Test
    void what_a_program_of_the_object_replaces_stays_global() throws MalformedInputException {
        draft.function("xdp", "a").param("xdp_md").calls("handler");
        draft.function(".text", "handler").ctx();
        draft.function("freplace/handler", "b").param("xdp_md").calls("helper");
        draft.function(".text", "helper").ctx();

        Rewriting rewriting = draft.rewrite(STATIC);

        assertThat(rewriting.signature("handler")).isEqualTo("global int handler(struct xdp_md *)");
        assertThat(rewriting.signature("helper")).isEqualTo("static int helper(void *)");
    }

    @Test
    void a_replacement_may_have_a_function_of_the_name_that_it_replaces() throws MalformedInputException {
        draft.function("freplace/report", "a").param("xdp_md").calls("report");
        draft.function(".text", "report").ctx();

        assertThat(draft.rewrite().signature("report")).isEqualTo("static int report(void *)");
    }

    @Test
    void tags_stay_on_request_and_nothing_is_done_twice() throws MalformedInputException {
        threeTypes();
        RewriteOptions options = RewriteOptions.DEFAULT.withKeepTags(true);

        Rewriting rewriting = draft.rewrite(options);

        assertThat(rewriting.signature("report")).isEqualTo("global int report(struct xdp_md *)");
        assertThat(List.of("report", "report__ctx_bpf_user_pt_regs_t", "report__ctx_static"))
                .allSatisfy(name -> assertThat(rewriting.tags(name)).containsExactly("arg#0 arg:ctx"));
        assertThat(rewriting.again(options).result().isChanged()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void every_strategy_is_done_after_the_first_time(Strategy strategy) throws MalformedInputException {
        threeTypes();
        RewriteOptions options = RewriteOptions.DEFAULT.withStrategy(strategy);

        Rewriting rewriting = draft.rewrite(options);

        assertThat(rewriting.result().isChanged()).isTrue();
        assertThat(rewriting.again(options).result().output())
                .isEqualTo(rewriting.result().output());
    }

    @Test
    void recursion_and_cycles_end() throws MalformedInputException {
        draft.function("xdp", "a").param("xdp_md").calls("even");
        draft.function("fentry/x", "b").param("void").calls("odd");
        draft.function(".text", "even").ctx().calls("odd");
        draft.function(".text", "odd").ctx().calls("even", "odd").takesAddressOf("even");

        for (Strategy strategy : Strategy.values()) {
            Rewriting rewriting = draft.rewrite(RewriteOptions.DEFAULT.withStrategy(strategy));
            assertThat(rewriting.result().isChanged()).as(strategy.name()).isTrue();
        }
    }
}
