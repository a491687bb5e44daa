package io.github.retrobpf.rewriter.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.testing.FunctionDraft;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import io.github.retrobpf.rewriter.testing.Rewriting;
import org.junit.jupiter.api.Test;

/** Effort grows with size and no faster: a test that took the square would not end. */
class LargeObjectTest {
    private static final int MANY = 50_000;

    @Test
    void one_program_calls_many_functions() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        FunctionDraft program = draft.function("xdp", "on_packet").param("xdp_md");
        for (int i = 0; i < MANY; i++) {
            program.calls("f" + i);
            draft.function(".text", "f" + i).ctx();
        }

        RewriteResult result = Rewriting.rewrite("draft.o", draft.toBytes());

        assertThat(result.functions()).hasSize(MANY).noneMatch(FunctionDecision::isClone);
    }

    @Test
    void a_chain_of_many_functions_is_cloned() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "on_packet").param("xdp_md").calls("f0");
        draft.function("tc", "on_skb").param("__sk_buff").calls("f0");
        for (int i = 0; i < MANY; i++) {
            draft.function(".text", "f" + i).param("void").calls("f" + (i + 1));
        }
        draft.function(".text", "f" + MANY).ctx().callsByDistance("f0");

        RewriteResult result = Rewriting.rewrite("draft.o", draft.toBytes());

        assertThat(result.functions().stream().filter(FunctionDecision::isClone))
                .hasSize(MANY + 1);
    }

    @Test
    void many_functions_share_the_beginning_of_a_long_name() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        FunctionDraft packet = draft.function("xdp", "on_packet").param("xdp_md");
        FunctionDraft skb = draft.function("tc", "on_skb").param("__sk_buff");
        for (int i = 0; i < MANY / 2; i++) {
            String name = "f".repeat(120) + Integer.toHexString(0x100000 + i);
            draft.function(".text", name).ctx();
            packet.calls(name);
            skb.calls(name);
        }

        RewriteResult result = Rewriting.rewrite("draft.o", draft.toBytes());

        assertThat(result.functions()).extracting(FunctionDecision::name).doesNotHaveDuplicates();
    }
}
