package io.github.retrobpf.rewriter.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import io.github.retrobpf.rewriter.testing.Rewriting;
import org.junit.jupiter.api.Test;

/** Entry programs that other programs call: ebpf-go links them, libbpf does not. */
class EntryCallsTest {
    @Test
    void an_entry_program_that_only_another_type_calls_keeps_its_own_code_for_itself() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "on_packet").param("xdp_md").calls("on_probe");
        draft.function("kprobe/x", "on_probe").ctx().calls("report");
        draft.function(".text", "report").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.references("on_probe")).containsExactly("call report__ctx_bpf_user_pt_regs_t");
        assertThat(rewriting.references("on_packet")).containsExactly("call on_probe__ctx_xdp_md");
        assertThat(rewriting.references("on_probe__ctx_xdp_md")).containsExactly("call report");
        assertThat(rewriting.signature("on_probe")).isEqualTo("global int on_probe(void *)");
        assertThat(rewriting.tags("on_probe")).isEmpty();
        assertThat(rewriting.signature("on_probe__ctx_xdp_md"))
                .isEqualTo("global int on_probe__ctx_xdp_md(struct xdp_md *)");
        assertThat(rewriting.signature("report")).isEqualTo("global int report(struct xdp_md *)");
    }

    @Test
    void an_entry_program_of_the_same_type_is_treated_in_place() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp/first", "first").param("xdp_md").calls("second");
        draft.function("xdp/second", "second").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.references("first")).containsExactly("call second");
        assertThat(rewriting.signature("second")).isEqualTo("global int second(struct xdp_md *)");
        assertThat(rewriting.tags("second")).isEmpty();
    }

    @Test
    void an_entry_program_without_a_named_context_stays_global_beside_its_static_copy() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("fentry/x", "first").param("void").calls("second");
        draft.function("fexit/x", "second").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.references("first")).containsExactly("call second__ctx_static");
        assertThat(rewriting.signature("second")).isEqualTo("global int second(void *)");
        assertThat(rewriting.signature("second__ctx_static")).isEqualTo("static int second__ctx_static(void *)");
        assertThat(rewriting.tags("second")).isEmpty();
    }

    @Test
    void clones_get_a_text_section_where_there_is_none() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "on_packet").param("xdp_md").calls("on_skb");
        draft.function("tc", "on_skb").ctx().nops(2).line(0, 7).core(8, "0:0");

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.after().sectionOf(rewriting.function("on_skb__ctx_xdp_md")))
                .isEqualTo(".text");
        assertThat(rewriting.references("on_packet")).containsExactly("call on_skb__ctx_xdp_md");
    }

    /** It is called as a global function of the wrong type, which no kernel takes with or without the tag. */
    @Test
    void an_entry_program_of_the_wrong_type_that_is_called_stays_as_it_is() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp/first", "first").param("xdp_md").calls("second");
        draft.function("xdp/second", "second").ctx("foo");

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.result().isChanged()).isFalse();
        assertThat(rewriting.diagnostics()).singleElement().asString().endsWith("[CTX-TYPE-MISMATCH]");
    }

    @Test
    void such_a_program_also_stays_when_others_get_copies_of_it_and_nothing_is_done_twice()
            throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp/first", "first").param("xdp_md").calls("second");
        draft.function("xdp/second", "second").ctx("foo");
        draft.function("fentry/x", "third").param("void").calls("second");

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.tags("second")).containsExactly("arg#0 arg:ctx");
        assertThat(rewriting.signature("second__ctx_static")).isEqualTo("static int second__ctx_static(struct foo *)");
        assertThat(rewriting.again(RewriteOptions.DEFAULT).result().isChanged()).isFalse();
    }

    /** The message says so, and a second rewriting finds it as the first one did. */
    @Test
    void an_entry_program_whose_type_does_not_fit_keeps_its_tag_for_those_that_call_it()
            throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "first").param("xdp_md").calls("second");
        draft.function("xdp", "second").ctx("__sk_buff").calls("report");
        draft.function("tc", "third").param("__sk_buff").calls("report");
        draft.function(".text", "report").ctx();

        Rewriting once = draft.rewrite();
        Rewriting twice = once.again(RewriteOptions.DEFAULT);

        assertThat(once.tags("second")).containsExactly("arg#0 arg:ctx");
        assertThat(once.diagnostics())
                .singleElement()
                .asString()
                .contains("it stays as it is for xdp programs", "[CTX-TYPE-MISMATCH]");
        assertThat(once.references("third")).containsExactly("call report__ctx___sk_buff");
        assertThat(twice.result().isChanged()).isFalse();
        assertThat(twice.diagnostics()).isEqualTo(once.diagnostics());
    }
}
