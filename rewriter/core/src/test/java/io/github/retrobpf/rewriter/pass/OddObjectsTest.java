package io.github.retrobpf.rewriter.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.testing.ObjectDescription;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import io.github.retrobpf.rewriter.testing.Rewriting;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects that lack what clang always writes. */
class OddObjectsTest {
    /** What is right for the programs of one may be wrong for those of the other. */
    @Test
    void functions_that_share_a_func_stay_as_they_are() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "a").param("xdp_md").calls("report");
        draft.function("fentry/x", "b").param("void").calls("twin");
        draft.function(".text", "report").ctx();
        draft.function(".text", "twin").ctx().sharesFuncOf("report");

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.result().isChanged()).isFalse();
        assertThat(rewriting.diagnostics())
                .singleElement()
                .asString()
                .contains("another function has the same FUNC", "[CTX-TAG-MISPLACED]");
    }

    @Test
    void nor_do_their_clones() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "a").param("xdp_md").calls("report");
        draft.function("tc", "b").param("__sk_buff").calls("report");
        draft.function(".text", "report").ctx().calls("inner");
        draft.function(".text", "twin").ctx().sharesFuncOf("report");
        draft.function(".text", "inner").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.function("report__ctx___sk_buff").btfId())
                .isEqualTo(rewriting.before().functions().stream()
                        .filter(f -> f.name().equals("twin"))
                        .findFirst()
                        .orElseThrow()
                        .btfId());
        assertThat(rewriting.again(RewriteOptions.DEFAULT).result().isChanged()).isFalse();
    }

    static Stream<ByteOrder> orders() {
        return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void text_without_relocations_gets_some_for_its_clones(ByteOrder order) throws MalformedInputException {
        ObjectDraft draft = new ObjectDraft(order);
        draft.function("xdp", "a").param("xdp_md").calls("between");
        draft.function("tc", "b").param("__sk_buff").calls("between");
        draft.function(".text", "between").isStatic().param("void").callsByDistance("report");
        draft.function(".text", "report").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.before().elf().section(".rel.text")).isEmpty();
        assertThat(rewriting.after().elf().section(".rel.text")).isPresent();
        assertThat(rewriting.references("between__ctx___sk_buff")).containsExactly("call report__ctx___sk_buff");
        assertThat(rewriting.references("between")).containsExactly("call report");
    }

    /** A distance would be wrong once the caller stands elsewhere. */
    @ParameterizedTest
    @MethodSource("orders")
    void a_clone_calls_what_is_not_cloned_through_a_relocation(ByteOrder order) throws MalformedInputException {
        ObjectDraft draft = new ObjectDraft(order);
        draft.function("xdp", "a").param("xdp_md").calls("report");
        draft.function("tc", "b").param("__sk_buff").calls("report");
        draft.function(".text", "helper").isStatic();
        draft.function(".text", "report").ctx().callsByDistance("helper").takesAddressByDistance("helper");

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.references("report")).containsExactly("call helper", "address helper");
        assertThat(rewriting.references("report__ctx___sk_buff")).containsExactly("call helper", "address helper");
        BpfFunction clone = rewriting.function("report__ctx___sk_buff");
        assertThat(rewriting.after().callGraph().referencesOf(clone.id())).allMatch(r -> r.relocated());
    }

    /** The distance that led to nothing would lead from a clone to another clone. */
    @ParameterizedTest
    @MethodSource("orders")
    void what_leads_nowhere_leads_there_from_a_clone_too(ByteOrder order) throws MalformedInputException {
        ObjectDraft draft = new ObjectDraft(order);
        draft.function("xdp", "first").param("xdp_md").nops(1);
        draft.function("xdp", "a").param("xdp_md").calls("between", "report");
        draft.function("tc", "b").param("__sk_buff").calls("between", "report");
        draft.function(".text", "padding").param("int").nops(3);
        draft.function(".text", "between")
                .ctx()
                .callsByDistance("a")
                .callsByDistance("a")
                .takesAddressByDistance("a");
        draft.function(".text", "report").ctx().nops(9);

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.references("between")).isEmpty();
        assertThat(rewriting.references("between__ctx___sk_buff"))
                .containsExactly(".text imm 1 type 10", ".text imm 1 type 10", ".text imm 16 type 1");
        assertThat(rewriting
                        .after()
                        .callGraph()
                        .referencesOf(
                                rewriting.function("between__ctx___sk_buff").id()))
                .isEmpty();
        assertThat(rewriting.again(RewriteOptions.DEFAULT).result().isChanged()).isFalse();
    }

    /** Nothing is there, until clones are. */
    @ParameterizedTest
    @MethodSource("orders")
    void clones_do_not_go_where_something_names_the_end_of_text(ByteOrder order) throws MalformedInputException {
        ObjectDraft draft = new ObjectDraft(order);
        draft.function("xdp", "first").param("xdp_md").nops(5);
        draft.function("xdp", "a").param("xdp_md").calls("report");
        draft.function(".text", "report").ctx().callsByDistance("a");
        draft.function(".text", "last").param("int").nops(2);

        assertThat(draft.rewrite().signature("report")).isEqualTo("global int report(struct xdp_md *)");

        draft.function("tc", "b").param("__sk_buff").calls("report");
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(draft::rewrite)
                .withMessage("draft.o:.text+0x0: names a place behind the end of section '.text', where clones have to"
                        + " go");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void a_section_symbol_is_made_where_a_static_clone_needs_it(ByteOrder order) throws MalformedInputException {
        ObjectDraft draft = new ObjectDraft(order).withoutSectionSymbols();
        draft.function("xdp", "a").param("xdp_md").callsByDistance("local");
        draft.function("tc", "b").param("__sk_buff").calls("between");
        draft.function("xdp", "local").isStatic().param("void");
        draft.function(".text", "between").param("void").callsByDistance("step");
        draft.function(".text", "step").isStatic().param("void").calls("report");
        draft.function("fentry/x", "c").param("void").calls("between");
        draft.function(".text", "report").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.references("between__ctx_static")).containsExactly("call step__ctx_static");
        assertThat(rewriting.signature("report__ctx_static")).isEqualTo("static int report__ctx_static(void *)");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void of_several_blocks_for_a_section_all_are_copied(ByteOrder order) throws MalformedInputException {
        ObjectDraft draft = new ObjectDraft(order).withBlockPerRecord();
        draft.function("xdp", "a").param("xdp_md").calls("report");
        draft.function("tc", "b").param("__sk_buff").calls("report");
        draft.function(".text", "report")
                .ctx()
                .nops(1)
                .line(0, 3)
                .line(8, 4)
                .core(0, "0:0")
                .core(8, "0:1");

        Rewriting rewriting = draft.rewrite();

        for (InfoKind kind : InfoKind.values()) {
            assertThat(ObjectDescription.records(rewriting.after(), kind, rewriting.function("report__ctx___sk_buff")))
                    .hasSize(kind == InfoKind.FUNC_INFO ? 1 : 2);
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void aliases_go_on_naming_the_original(ByteOrder order) throws MalformedInputException {
        ObjectDraft draft = new ObjectDraft(order).alias("other_name", "report");
        draft.function("xdp", "a").param("xdp_md").calls("report");
        draft.function("tc", "b").param("__sk_buff").calls("report");
        draft.function(".text", "report").isWeak().isHidden().ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.references("b")).containsExactly("call report__ctx___sk_buff");
        assertThat(rewriting.function("report").binding())
                .isEqualTo(rewriting.function("report__ctx___sk_buff").binding());
        assertThat(rewriting.signature("report")).isEqualTo("global int report(struct xdp_md *)");
    }
}
