package io.github.retrobpf.rewriter.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
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
