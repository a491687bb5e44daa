package io.github.retrobpf.rewriter.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.NewSection;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.rewriter.testing.FunctionDraft;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import io.github.retrobpf.rewriter.testing.Rewriting;
import org.junit.jupiter.api.Test;

/** What no object can hold, and what no line should. */
class LimitTest {
    private static final int MOST_SECTIONS = 0xfeff;

    @Test
    void a_clone_that_needs_one_section_too_many_is_the_inputs_fault() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "on_packet").param("xdp_md").calls("on_skb");
        draft.function("tc", "on_skb").ctx();
        ElfBuilder elf = ElfBuilder.of(ElfReader.read(draft.toBytes(), "draft.o"));
        NewSection note = new NewSection("note", SectionType.NOTE.code(), 0, 1, 0, null, null);
        for (int i = elf.base().sections().size(); i < MOST_SECTIONS; i++) {
            elf.add(note, new byte[0]);
        }
        byte[] full = elf.toBytes();

        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> Rewriting.rewrite("draft.o", full))
                .withMessage("draft.o+0x0: the rewritten object would have more than 65,279 sections");
    }

    /** Each clone has copies of them, and any number of functions may share what carries them. */
    @Test
    void a_clone_with_too_many_tags_is_the_inputs_fault() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "on_packet").param("xdp_md").calls("report");
        draft.function("tc", "on_skb").param("__sk_buff").calls("report");
        FunctionDraft function = draft.function(".text", "report").ctx();
        for (int i = 1; i < 256; i++) {
            function.tag(-1, "tag" + i);
        }
        assertThat(draft.rewrite().tags("report__ctx___sk_buff")).hasSize(255);

        function.tag(-1, "one more");
        byte[] object = draft.toBytes();

        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> Rewriting.rewrite("draft.o", object))
                .withMessage("draft.o+0x0: the rewritten object would have copies of all 257 tags of function 'report',"
                        + " more than 256");
    }

    @Test
    void a_function_with_more_arguments_than_any_kernel_takes_stays_as_it_is() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "on_packet").param("xdp_md").calls("report");
        FunctionDraft function = draft.function(".text", "report").ctx();
        for (int i = 1; i < 17; i++) {
            function.param("int");
        }

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.result().isChanged()).isFalse();
        assertThat(rewriting.diagnostics())
                .containsExactly("draft.o: report: arg#0 carries the tag arg:ctx, but there are 17 arguments, which no"
                        + " kernel takes; pass fewer of them [CTX-TAG-MISPLACED]");
    }

    /** Each function may have one for each program type, and they all have its name. */
    @Test
    void a_diagnostic_has_an_end_whatever_the_names_are() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        String name = "n".repeat(4000);
        draft.function("xdp", "on_packet").param("xdp_md").calls(name);
        draft.function(".text", name).ctx("foo");

        assertThat(draft.rewrite().diagnostics())
                .singleElement()
                .asString()
                .hasSizeLessThan(1100)
                .contains("nnn…; make it 'void *'");
    }
}
