package io.github.retrobpf.rewriter.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.ProgramSummary;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.plan.EntryProgram.KnownBy;
import io.github.retrobpf.rewriter.program.ProgramTypes;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import io.github.retrobpf.rewriter.testing.Rewriting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs whose type the user tells, and programs that replace a function of another one. */
class ProgramTypeOptionTest {
    private final ObjectDraft draft = ObjectDraft.little();

    @Test
    void a_word_of_the_user_is_stronger_than_a_section_name() throws MalformedInputException {
        draft.function("?my/filter", "a").param("void").calls("report");
        draft.function("kprobe/x", "b").param("void").calls("report");
        draft.function(".text", "report").ctx();

        Rewriting rewriting = draft.rewrite(RewriteOptions.DEFAULT
                .withProgramType("my/filter", "socket_filter")
                .withProgramType("kprobe/x", "xdp"));

        assertThat(rewriting.result().programs())
                .extracting(ProgramSummary::type, ProgramSummary::knownBy)
                .containsExactly(tuple("socket_filter", KnownBy.OPTION), tuple("xdp", KnownBy.OPTION));
        assertThat(rewriting.signature("report")).isEqualTo("global int report(struct __sk_buff *)");
        assertThat(rewriting.signature("report__ctx_xdp_md"))
                .isEqualTo("global int report__ctx_xdp_md(struct xdp_md *)");
        assertThat(rewriting.diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "xdp, xdp",
        "sched_cls, sched_cls",
        "BPF_PROG_TYPE_SCHED_CLS, sched_cls",
        "tc, sched_cls",
        "classifier, sched_cls",
        "fentry, tracing",
        "ext, ext",
        "freplace, ext"
    })
    void a_type_has_several_names(String text, String type) {
        assertThat(ProgramTypes.bundled().parse(text).type().name()).isEqualTo(type);
    }

    @Test
    void a_replacement_has_a_target() {
        assertThat(ProgramTypes.bundled().parse("ext:tc").target().orElseThrow().name())
                .isEqualTo("sched_cls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xdp:xdp", "ext:", ":", ":xdp", "ext:ext", "ext:x", "ext:xdp:xdp", "unknown"})
    void what_is_no_type_is_told_with_what_is(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProgramTypes.bundled().parse(text))
                .withMessageStartingWith("'" + text + "' is no program type: ");
    }

    @Test
    void a_replacement_gets_the_type_of_its_target_and_its_subprograms_become_static() throws MalformedInputException {
        draft.function("freplace/handler", "a").ctx().calls("helper");
        draft.function(".text", "helper").ctx();

        Rewriting rewriting = draft.rewrite(RewriteOptions.DEFAULT.withProgramType("freplace/handler", "ext:kprobe"));

        assertThat(rewriting.signature("a")).isEqualTo("global int a(bpf_user_pt_regs_t *)");
        assertThat(rewriting.tags("a")).isEmpty();
        assertThat(rewriting.signature("helper")).isEqualTo("static int helper(void *)");
        assertThat(rewriting.result().programs().get(0).arguments().get(0).newType())
                .isEqualTo("bpf_user_pt_regs_t *");
        assertThat(rewriting.diagnostics()).isEmpty();
    }

    @Test
    void a_replacement_of_something_unknown_stays() throws MalformedInputException {
        draft.function("freplace/handler", "a").ctx();

        Rewriting rewriting = draft.rewrite();

        assertThat(rewriting.result().isChanged()).isFalse();
        assertThat(rewriting.diagnostics())
                .containsExactly("draft.o: a in section 'freplace/handler': replaces a function of a program whose type"
                        + " nothing tells, so its context arguments stay as they are; say --prog-type"
                        + " 'freplace/handler=ext:TYPE' with the type of that program [CTX-UNKNOWN-TARGET]");
    }

    @Test
    void a_replacement_that_does_not_fit_its_target_stays() throws MalformedInputException {
        draft.function("freplace/handler", "a").ctx("foo");

        Rewriting rewriting = draft.rewrite(RewriteOptions.DEFAULT.withProgramType("freplace/handler", "ext:xdp"));

        assertThat(rewriting.result().isChanged()).isFalse();
        assertThat(rewriting.diagnostics())
                .containsExactly("draft.o: a in section 'freplace/handler': arg#0 'p0' is 'struct foo *', but it"
                        + " replaces a function of a program of type xdp, whose context is 'struct xdp_md *'; it stays"
                        + " as it is; make it 'void *' [CTX-TYPE-MISMATCH]");
    }

    @Test
    void a_target_without_a_context_type_gives_none() throws MalformedInputException {
        draft.function("freplace/handler", "a").ctx();

        Rewriting rewriting = draft.rewrite(RewriteOptions.DEFAULT.withProgramType("freplace/handler", "ext:lsm"));

        assertThat(rewriting.result().isChanged()).isFalse();
        assertThat(rewriting.diagnostics()).singleElement().asString().endsWith("[CTX-KEPT-GLOBAL]");
    }
}
