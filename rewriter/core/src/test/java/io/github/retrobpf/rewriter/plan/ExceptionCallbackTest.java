package io.github.retrobpf.rewriter.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import io.github.retrobpf.rewriter.testing.Rewriting;
import org.junit.jupiter.api.Test;

class ExceptionCallbackTest {
    private static final String TAG = "exception_callback:on_exception";

    @Test
    void a_callback_that_differs_by_context_is_cloned_and_the_tag_names_the_clone() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "on_packet").param("xdp_md").tag(-1, TAG);
        draft.function("tc", "on_skb").param("__sk_buff").tag(-1, TAG);
        draft.function(".text", "on_exception").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.tags("on_packet")).containsExactly("function " + TAG);
        assertThat(rewriting.tags("on_skb")).containsExactly("function " + TAG + "__ctx___sk_buff");
        assertThat(rewriting.signature("on_exception")).isEqualTo("global int on_exception(struct xdp_md *)");
        assertThat(rewriting.signature("on_exception__ctx___sk_buff"))
                .isEqualTo("global int on_exception__ctx___sk_buff(struct __sk_buff *)");
    }

    @Test
    void a_callback_never_becomes_static() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("fentry/x", "on_entry").param("void").tag(-1, TAG);
        draft.function(".text", "on_exception").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.result().isChanged()).isFalse();
    }

    /** Only the program that names it needs it global. */
    @Test
    void a_callback_becomes_static_for_programs_that_do_not_name_it() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "on_packet").param("xdp_md").tag(-1, TAG);
        draft.function("fentry/x", "on_entry").param("void").calls("on_exception");
        draft.function(".text", "on_exception").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.signature("on_exception")).isEqualTo("global int on_exception(struct xdp_md *)");
        assertThat(rewriting.signature("on_exception__ctx_static"))
                .isEqualTo("static int on_exception__ctx_static(void *)");
        assertThat(rewriting.again(RewriteOptions.DEFAULT).result().isChanged()).isFalse();
    }

    @Test
    void nothing_is_done_where_programs_share_the_tag() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "on_packet").param("xdp_md").tag(-1, TAG);
        draft.function("tc", "on_skb").sharesFuncOf("on_packet");
        draft.function(".text", "on_exception").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.result().isChanged()).isFalse();
        assertThat(rewriting.diagnostics())
                .containsExactly("draft.o: program on_packet names an exception callback, but another function has the"
                        + " same FUNC: no name would be right for both, so nothing is done; give each its own FUNC"
                        + " [CTX-TAG-MISPLACED]");
    }

    /** Kernels look for it on the program's own function. */
    @Test
    void the_tag_of_a_subprogram_names_no_callback() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("fentry/x", "on_entry").param("void").calls("between", "on_exception");
        draft.function(".text", "between").tag(-1, TAG);
        draft.function(".text", "on_exception").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.signature("on_exception")).isEqualTo("static int on_exception(void *)");
        assertThat(rewriting.tags("between")).containsExactly("function " + TAG);
    }

    /** Two files may have been linked into one object. */
    @Test
    void a_static_function_of_the_same_name_is_not_the_callback() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "on_packet").param("xdp_md").tag(-1, TAG);
        draft.function("tc", "on_skb").param("__sk_buff").tag(-1, TAG);
        draft.function(".text", "on_exception").isStatic();
        draft.function(".text", "on_exception ").ctx().rename("on_exception");

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.tags("on_skb")).containsExactly("function " + TAG + "__ctx___sk_buff");
        assertThat(rewriting.signature("on_exception")).isEqualTo("global int on_exception(struct xdp_md *)");
    }

    @Test
    void nor_does_that_of_a_program_which_replaces_a_function() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("freplace/x", "replacement").param("void").tag(-1, TAG).calls("report");
        draft.function(".text", "on_exception").ctx();
        draft.function(".text", "report").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.signature("report")).isEqualTo("static int report(void *)");
        assertThat(rewriting.signature("on_exception")).isEqualTo("global int on_exception(void *)");
    }

    @Test
    void an_entry_program_is_no_callback() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("fentry/x", "on_entry").param("void").tag(-1, "exception_callback:on_packet");
        draft.function("xdp", "on_packet").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.tags("on_entry")).containsExactly("function exception_callback:on_packet");
        assertThat(rewriting.after().functions()).hasSize(2);
    }

    /** Kernels read the tag of the program that is loaded, not those of what it calls. */
    @Test
    void the_tag_on_a_function_that_is_no_entry_program_names_nothing() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("fentry/x", "on_entry").param("void").calls("report");
        draft.function(".text", "report").ctx().tag(-1, TAG);
        draft.function(".text", "on_exception").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.signature("report")).isEqualTo("static int report(void *)");
        assertThat(rewriting.signature("on_exception")).isEqualTo("global int on_exception(void *)");
    }

    @Test
    void a_static_copy_of_a_program_and_its_tag_are_done_after_the_first_time() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("fentry/x", "on_entry").param("void").calls("on_packet");
        draft.function("xdp", "on_packet").ctx().tag(-1, TAG);
        draft.function(".text", "on_exception").param("int").calls("on_packet");

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.references("on_entry")).containsExactly("call on_packet__ctx_static");
        assertThat(rewriting.again(RewriteOptions.DEFAULT).result().isChanged()).isFalse();
    }

    @Test
    void other_tags_of_a_program_name_no_function() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("fentry/x", "on_entry")
                .param("void")
                .tag(0, "arg:nonnull")
                .calls("x");
        draft.function(".text", "x").ctx().rename("");

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.signature("")).isEqualTo("static int (void *)");
    }
}
