package io.github.retrobpf.rewriter.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.plan.Strategy;
import io.github.retrobpf.rewriter.testing.Rewriting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each code of a rewriting has a fixture that provokes it; the whole message counts. */
class DiagnosticTest {
    private record Case(Code code, String fixture, RewriteOptions options, String message) {}

    private static final RewriteOptions DEFAULT = RewriteOptions.DEFAULT;

    private static final List<Case> CASES = List.of(
            new Case(
                    Code.CTX_TYPE_MISMATCH,
                    "mismatched",
                    DEFAULT,
                    "mismatched.o: report (./src/mismatched.bpf.c:10): arg#0 'ctx' is 'struct foo *', but program"
                            + " on_nanosleep (kprobe) reaches it, whose context is 'bpf_user_pt_regs_t *'; it stays as it"
                            + " is for kprobe programs; make it 'void *'"),
            new Case(
                    Code.CTX_UNKNOWN_PROGRAM_TYPE,
                    "odd_section",
                    DEFAULT,
                    "odd_section.o: classify (./src/odd_section.bpf.c:14): its section 'my_classifier' tells no program"
                            + " type, so tagged functions become static for it; name it as libbpf does, or say"
                            + " --prog-type 'my_classifier=TYPE'"),
            new Case(
                    Code.CTX_TAG_MISPLACED,
                    "misplaced_tag",
                    DEFAULT,
                    "misplaced_tag.o: note (./src/misplaced_tag.bpf.c:9): arg#0 'value' carries the tag arg:ctx, but is"
                            + " '__u64'; it belongs on a pointer argument of a global function"),
            new Case(
                    Code.CTX_EXTERN,
                    "extern_function",
                    DEFAULT,
                    "extern_function.o: report: has a tagged argument, but is defined in another object; link first, then"
                            + " rewrite"),
            new Case(
                    Code.CTX_KEPT_GLOBAL,
                    "type_fentry",
                    DEFAULT.withStrategy(Strategy.CLONE),
                    "type_fentry.o: look (./src/types/type_fentry.bpf.c:8): program entry (tracing) reaches it, whose"
                            + " context has no type that every kernel takes, and --strategy clone makes nothing static;"
                            + " it stays as it is for tracing programs; kernels before 6.8 refuse those"),
            new Case(
                    Code.CTX_UNKNOWN_TARGET,
                    "freplace_tagged",
                    DEFAULT,
                    "freplace_tagged.o: new_first_byte (./src/freplace_tagged.bpf.c:15) in section 'freplace/first_byte':"
                            + " replaces a function of a program whose type nothing tells, so its context arguments stay"
                            + " as they are; say --prog-type 'freplace/first_byte=ext:TYPE' with the type of that"
                            + " program"),
            new Case(
                    Code.CTX_DEMOTION_COST,
                    "demotion_cost",
                    DEFAULT.withStrategy(Strategy.STATIC),
                    "demotion_cost.o: count (./src/demotion_cost.bpf.c:8): became static for kprobe, so kernels verify it"
                            + " at each call, up to 24 times in a program, and it loops; they may find the program too"
                            + " complex; --strategy auto keeps it global where it can"),
            new Case(
                    Code.CTX_UNREACHED,
                    "uncalled",
                    DEFAULT,
                    "uncalled.o: nobody_calls_me (./src/uncalled.bpf.c:11): is tagged, but no entry program reaches it;"
                            + " it stays as it is"),
            new Case(
                    Code.CTX_NO_ENTRY_PROGRAM,
                    "text_only",
                    DEFAULT,
                    "text_only.o: has context tags, but no entry program that decides what they mean, so nothing is done;"
                            + " link it first"),
            new Case(
                    Code.CTX_NO_FUNC_INFO,
                    "no_func_info",
                    DEFAULT,
                    "no_func_info.o: has context tags, but no func_info: kernels take all functions for static, and need"
                            + " nothing"),
            new Case(Code.CTX_NO_BTF, "no_btf", DEFAULT, "no_btf.o: has no BTF, so no tags; was it compiled with -g?"));

    @ParameterizedTest
    @EnumSource(value = Code.class, mode = EnumSource.Mode.MATCH_NONE, names = "LINK_.*")
    void a_fixture_provokes_each(Code code) throws MalformedInputException {
        List<Case> cases = CASES.stream().filter(c -> c.code() == code).toList();

        assertThat(cases).isNotEmpty();
        for (Case c : cases) {
            Rewriting rewriting = Rewriting.ofFixture(c.fixture() + ".clang19.el", c.options());

            assertThat(rewriting.result().diagnostics())
                    .filteredOn(d -> d.code() == code)
                    .extracting(Diagnostic::message)
                    .containsExactly(c.message());
        }
    }

    @Test
    void a_diagnostic_says_apart_what_it_is_about() throws MalformedInputException {
        Diagnostic diagnostic = Rewriting.ofFixture("mismatched.clang19.el")
                .result()
                .diagnostics()
                .get(0);

        assertThat(diagnostic.object()).isEqualTo("mismatched.o");
        assertThat(diagnostic.subject().function()).contains("report");
        assertThat(diagnostic.subject().source()).contains("./src/mismatched.bpf.c:10");
        assertThat(diagnostic.subject().program()).contains("on_nanosleep");
        Diagnostic.Argument argument = diagnostic.subject().argument().orElseThrow();
        assertThat(argument.index()).isZero();
        assertThat(argument.name()).isEqualTo("ctx");
        assertThat(argument.found()).isEqualTo("struct foo *");
        assertThat(argument.expected()).contains("bpf_user_pt_regs_t *");
        assertThat(diagnostic.advice()).isEqualTo("make it 'void *'");
    }

    /** The table of docs/diagnostics.md: {@code | `CODE` | kind | strict | …}. */
    @Test
    void the_documents_list_every_code() throws IOException {
        Path document = Fixtures.testdata().resolveSibling("docs/diagnostics.md");
        try (Stream<String> lines = Files.lines(document)) {
            List<String> rows = lines.filter(line -> line.startsWith("| `"))
                    .map(line -> Arrays.stream(line.split("\\|"))
                            .skip(1)
                            .limit(3)
                            .map(String::strip)
                            .toList()
                            .toString())
                    .toList();
            assertThat(rows)
                    .containsExactlyElementsOf(Arrays.stream(Code.values())
                            .map(DiagnosticTest::row)
                            .toList());
        }
    }

    private static String row(Code code) {
        String kind = code.severity().name().toLowerCase(Locale.ROOT);
        return List.of("`" + code.label() + "`", kind, code.isUnmended() ? "error" : kind)
                .toString();
    }
}
