package io.github.retrobpf.rewriter.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.testing.ObjectDescription;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import io.github.retrobpf.rewriter.testing.Rewriting;
import org.junit.jupiter.api.Test;

class FuncInfoTest {
    private final ObjectDraft draft = ObjectDraft.little();

    @Test
    void a_record_gives_the_function_at_its_place_its_types() throws MalformedInputException {
        draft.function(".text", "first").param("int");
        draft.function(".text", "second").param("void").withoutFuncInfo();
        BpfObject object = draft.read();

        assertThat(ObjectDescription.signature(object, object.functions().get(0)))
                .isEqualTo("global int first(int)");
        assertThat(object.functions().get(1).hasBtf()).isFalse();
    }

    @Test
    void a_record_inside_a_function_is_refused() {
        draft.function(".text", "first").nops(3);
        draft.funcInfo(".text", 16, "first");

        assertRefused("func_info at 0x10 of '.text' is inside function 'first', which starts at 0x0");
    }

    @Test
    void a_record_behind_the_code_is_refused() {
        draft.function(".text", "first");
        draft.funcInfo(".text", 8, "first");

        assertRefused("func_info at 0x8 names no instruction of '.text' of 0x8 bytes");
    }

    @Test
    void a_record_within_an_instruction_is_refused() {
        draft.function(".text", "first").nops(1);
        draft.funcInfo(".text", 12, "first");

        assertRefused("func_info at 0xc names no instruction of '.text' of 0x10 bytes");
    }

    @Test
    void records_that_do_not_ascend_are_refused() {
        draft.function(".text", "first");
        draft.function(".text", "second");
        draft.funcInfo(".text", 0, "first");

        assertRefused("func_info at 0x0 of '.text' comes after the one at 0x8");
    }

    /** The linker of libbpf leaves the body of a weak function behind that lost against another. */
    @Test
    void a_record_where_no_symbol_stands_belongs_to_nobody() throws MalformedInputException {
        draft.function("xdp", "on_packet").param("xdp_md").calls("report");
        draft.function("tc", "on_skb").param("__sk_buff").calls("report");
        draft.function(".text", "report").ctx().nops(2);
        draft.function(".text", "lost").nops(2).withoutSymbol().sharesFuncOf("report");
        draft.function(".text", "last").nops(1);

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.after().functions())
                .extracting(BpfFunction::name)
                .containsExactly("on_packet", "on_skb", "report", "last", "report__ctx___sk_buff");
        assertThat(rewriting.function("report__ctx___sk_buff").offset()).isEqualTo(24 + 24 + 16);
        assertThat(rewriting.signature("report")).isEqualTo("global int report(struct xdp_md *)");
    }

    /** Two static functions of one name and prototype share a FUNC after linking with deduplication. */
    @Test
    void functions_may_share_a_func() throws MalformedInputException {
        draft.function("xdp", "on_packet").param("xdp_md").calls("one");
        draft.function("tc", "on_skb").param("__sk_buff").calls("one", "other");
        draft.function(".text", "report").ctx();
        draft.function(".text", "one").isStatic().param("void").rename("step").calls("report");
        draft.function(".text", "other")
                .isStatic()
                .param("void")
                .rename("step")
                .sharesFuncOf("one")
                .nops(1)
                .calls("report");

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.references("on_packet")).containsExactly("call step");
        assertThat(rewriting.references("on_skb")).containsExactly("call step__ctx___sk_buff", "call step");
        assertThat(rewriting.references("step__ctx___sk_buff")).containsExactly("call report__ctx___sk_buff");
    }

    private void assertRefused(String fact) {
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(draft::read)
                .withMessageStartingWith("draft.o:.BTF.ext+0x")
                .withMessageEndingWith(": " + fact);
    }
}
