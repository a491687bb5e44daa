package io.github.retrobpf.rewriter.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.FunctionDecision;
import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import io.github.retrobpf.rewriter.testing.Rewriting;
import org.junit.jupiter.api.Test;

class VariantPlanTest {
    private final ObjectDraft draft = ObjectDraft.little();

    @Test
    void the_first_named_context_keeps_the_original() throws MalformedInputException {
        draft.function("fentry/x", "a").param("void").calls("report");
        draft.function("tc", "b").param("__sk_buff").calls("report");
        draft.function("xdp", "c").param("xdp_md").calls("report");
        draft.function(".text", "report").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.result().functions())
                .extracting(FunctionDecision::name, FunctionDecision::action)
                .containsExactly(
                        tuple("report", Action.RETYPE),
                        tuple("report__ctx_static", Action.DEMOTE),
                        tuple("report__ctx_xdp_md", Action.RETYPE));
        assertThat(rewriting.signature("report")).isEqualTo("global int report(struct __sk_buff *)");
        assertThat(rewriting.references("a")).containsExactly("call report__ctx_static");
        assertThat(rewriting.references("b")).containsExactly("call report");
        assertThat(rewriting.references("c")).containsExactly("call report__ctx_xdp_md");
    }

    @Test
    void a_type_that_fits_one_context_only_is_left_alone_for_the_other() throws MalformedInputException {
        draft.function("xdp", "a").param("xdp_md").calls("report");
        draft.function("kprobe/x", "b").param("pt_regs").calls("report");
        draft.function(".text", "report").ctx("pt_regs").tag(0, "arg:nonnull");

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.signature("report")).isEqualTo("global int report(bpf_user_pt_regs_t *)");
        assertThat(rewriting.tags("report")).isEmpty();
        assertThat(rewriting.signature("report__ctx_xdp_md"))
                .isEqualTo("global int report__ctx_xdp_md(struct pt_regs *)");
        assertThat(rewriting.tags("report__ctx_xdp_md")).containsExactly("arg#0 arg:ctx", "arg#0 arg:nonnull");
        assertThat(rewriting.result().diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Code.CTX_TYPE_MISMATCH);
    }

    @Test
    void a_function_between_that_no_context_changes_is_not_cloned() throws MalformedInputException {
        draft.function("xdp", "a").param("xdp_md").calls("between");
        draft.function("tc", "b").param("__sk_buff").calls("other");
        draft.function(".text", "between").param("void").calls("report", "other");
        draft.function(".text", "other").param("int");
        draft.function(".text", "report").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.result().functions())
                .extracting(FunctionDecision::name)
                .containsExactly("report");
    }

    @Test
    void functions_that_call_each_other_in_circles_are_cloned_once() throws MalformedInputException {
        draft.function("xdp", "a").param("xdp_md").calls("ping");
        draft.function("tc", "b").param("__sk_buff").calls("pong");
        draft.function(".text", "ping").ctx().callsByDistance("pong").callsByDistance("ping");
        draft.function(".text", "pong").param("void").callsByDistance("ping");

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.references("ping__ctx___sk_buff"))
                .containsExactly("call pong__ctx___sk_buff", "call ping__ctx___sk_buff");
        assertThat(rewriting.references("pong__ctx___sk_buff")).containsExactly("call ping__ctx___sk_buff");
        assertThat(rewriting.references("ping")).containsExactly("call pong", "call ping");
        assertThat(rewriting.result().functions()).hasSize(3);
    }

    @Test
    void a_function_reached_by_call_and_by_address_has_one_clone() throws MalformedInputException {
        draft.function("xdp", "a").param("xdp_md").calls("each").takesAddressOf("each");
        draft.function("tc", "b")
                .param("__sk_buff")
                .calls("each")
                .takesAddressThroughSection("each")
                .takesAddressByDistance("b");
        draft.function(".text", "report").ctx();
        draft.function(".text", "each").isStatic().param("void").calls("report");

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.references("a")).containsExactly("call each", "address each");
        assertThat(rewriting.references("b"))
                .containsExactly("call each__ctx___sk_buff", "address each__ctx___sk_buff", "address b");
        assertThat(rewriting.signature("each__ctx___sk_buff")).isEqualTo("static int each__ctx___sk_buff(void *)");
    }

    @Test
    void a_program_that_replaces_a_function_keeps_its_tags_and_has_static_functions() throws MalformedInputException {
        draft.function("freplace/report", "new_report").ctx().calls("inner");
        draft.function(".text", "inner").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.signature("new_report")).isEqualTo("global int new_report(void *)");
        assertThat(rewriting.tags("new_report")).containsExactly("arg#0 arg:ctx");
        assertThat(rewriting.signature("inner")).isEqualTo("static int inner(void *)");
        assertThat(rewriting.tags("inner")).isEmpty();
    }

    @Test
    void what_is_unreached_stays_but_names_what_is_there() throws MalformedInputException {
        draft.function("xdp", "a").param("xdp_md").calls("report");
        draft.function(".text", "report").ctx();
        draft.function(".text", "unreached").ctx().calls("report");

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.tags("unreached")).containsExactly("arg#0 arg:ctx");
        assertThat(rewriting.references("unreached")).containsExactly("call report");
        assertThat(rewriting.result().diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("draft.o: unreached: is tagged, but no entry program reaches it; it stays as it is"
                        + " [CTX-UNREACHED]");
    }

    @Test
    void every_odd_section_from_which_a_tagged_function_is_reached_is_told() throws MalformedInputException {
        draft.function("harmless", "a").param("void");
        draft.function("culprit", "b").param("void").calls("between");
        draft.function(".text.sub", "c").param("void").calls("report");
        draft.function(".text", "between").calls("report");
        draft.function(".text", "report").ctx();

        assertThat(draft.rewrite().result().diagnostics())
                .extracting(Diagnostic::message)
                .containsExactlyInAnyOrder(
                        "draft.o: b: its section 'culprit' tells no program type, so tagged functions become static for"
                                + " it; name it as libbpf does, or say --prog-type 'culprit=TYPE'",
                        "draft.o: c: its section '.text.sub' tells no program type, so tagged functions become static for"
                                + " it; loaders take it for a program: compile without -ffunction-sections");
    }

    @Test
    void an_object_that_should_have_btf_and_has_none_is_told() throws MalformedInputException {
        draft.function("xdp", "a").calls("sub");
        draft.function(".text", "sub");

        assertThat(draft.withoutBtf().rewrite().result().diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("draft.o: has no BTF, so no tags; was it compiled with -g? [CTX-NO-BTF]");
    }

    @Test
    void an_object_of_entry_programs_alone_may_do_without_btf() throws MalformedInputException {
        draft.function("xdp", "a");

        assertThat(draft.withoutBtf().rewrite().result().diagnostics()).isEmpty();
    }

    @Test
    void a_tagged_function_of_another_object_is_told() throws MalformedInputException {
        Rewriting rewriting = Rewriting.ofFixture("extern_function.clang19.el");

        assertThat(rewriting.result().isChanged()).isFalse();
        assertThat(rewriting.result().diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("extern_function.o: report: has a tagged argument, but is defined in another"
                        + " object; link first, then rewrite [CTX-EXTERN]");
    }

    @Test
    void misplaced_tags_are_told_and_left() throws MalformedInputException {
        draft.function("xdp", "a").param("xdp_md").calls("report");
        draft.function(".text", "report").ctx("int").tag(1, "arg:ctx").tag(-1, "arg:ctx");

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.result().isChanged()).isFalse();
        assertThat(rewriting.result().diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "draft.o: report: arg#0 'p0' carries the tag arg:ctx, but is 'int'; it belongs on a pointer"
                                + " argument of a global function",
                        "draft.o: report: arg#1 carries the tag arg:ctx, but there is no such argument; it belongs on a"
                                + " pointer argument of a global function",
                        "draft.o: report: the function itself carries the tag arg:ctx; it belongs on a pointer argument"
                                + " of a global function");
    }

    @Test
    void a_function_without_func_info_is_followed_all_the_same() throws MalformedInputException {
        draft.function("xdp", "a").param("xdp_md").calls("plain");
        draft.function("tc", "b").param("__sk_buff").calls("plain");
        draft.function(".text", "plain").withoutFuncInfo().calls("report");
        draft.function(".text", "report").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.references("b")).containsExactly("call plain__ctx___sk_buff");
        assertThat(rewriting.references("plain__ctx___sk_buff")).containsExactly("call report__ctx___sk_buff");
        assertThat(rewriting.signature("plain__ctx___sk_buff")).isEqualTo("no FUNC");
    }
}
