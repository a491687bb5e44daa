package io.github.retrobpf.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.elf.testing.Golden;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.inspect.ExternFacts;
import io.github.retrobpf.rewriter.inspect.FunctionFacts;
import io.github.retrobpf.rewriter.inspect.Inspection;
import io.github.retrobpf.rewriter.inspect.ProgramFacts;
import io.github.retrobpf.rewriter.inspect.ReferenceFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTextTest {
    private static String text(Inspection inspection) {
        return new InspectionText(inspection).lines().stream().collect(Collectors.joining("\n", "", "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maps_and_globals",
                "many_types",
                "kfunc_extern",
                "kconfig_extern",
                "exception_callback",
                "loop_callback",
                "uncalled",
                "entry_tag",
                "odd_section",
                "no_btf"
            })
    void a_fixture_is_told_as_its_golden_text_says(String name) throws IOException, MalformedInputException {
        byte[] object = Fixtures.bytes(name + ".clang19.el.o");
        Golden.assertSame(
                name + ".inspection.txt", text(Retrobpf.inspect(name + ".o", object, RewriteOptions.DEFAULT)));
    }

    private static FunctionFacts function(
            int id, Optional<ProgramFacts> program, List<ReferenceFacts> references, List<Integer> reachedBy) {
        return new FunctionFacts(
                id,
                "f" + id,
                program.isPresent() ? "xdp" : ".text",
                0,
                1,
                Optional.empty(),
                "local",
                Optional.of("global"),
                Optional.empty(),
                List.of(),
                program,
                references,
                reachedBy.isEmpty() ? List.of() : List.of("xdp"),
                reachedBy,
                reachedBy.size() == FunctionFacts.REACHED_BY_LIMIT);
    }

    private static Inspection inspection(List<FunctionFacts> functions, List<ExternFacts> externs) {
        return new Inspection(
                "a.o", 1, false, Optional.empty(), functions, List.of(), externs, Optional.empty(), Optional.empty());
    }

    @Test
    void long_rows_of_names_are_cut() {
        ProgramFacts xdp = new ProgramFacts("xdp", Optional.empty(), "section name", Optional.empty());
        List<Integer> programs = new ArrayList<>();
        List<FunctionFacts> functions = new ArrayList<>();
        for (int i = 1; i <= FunctionFacts.REACHED_BY_LIMIT; i++) {
            programs.add(i);
            ReferenceFacts call = new ReferenceFacts(0, ReferenceFacts.Kind.CALL, i);
            functions.add(function(i, Optional.of(xdp), List.of(call), List.of()));
        }
        functions.add(0, function(0, Optional.empty(), List.of(), programs));

        assertThat(text(inspection(functions, List.of())))
                .contains(
                        "    local, global in BTF, 1 instruction\n",
                        "    called by f1 (xdp), f2 (xdp, 2 times), f3 (xdp, 3 times), f4 (xdp, 4 times),"
                                + " f5 (xdp, 5 times), f6 (xdp, 6 times) and 26 more\n",
                        "    reached by xdp (f1, f2, f3, f4, f5, f6 and 26 more), and more programs\n");
    }

    @Test
    void externs_say_who_provides_them_where_that_is_known() {
        List<ExternFacts> externs = List.of(
                new ExternFacts("kfunc", Optional.of(".ksyms"), Optional.of("void kfunc(void)"), true),
                new ExternFacts("elsewhere", Optional.empty(), Optional.of("int elsewhere"), false),
                new ExternFacts("anything", Optional.empty(), Optional.empty(), false));

        assertThat(new InspectionText(inspection(List.of(), externs)).lines())
                .contains(
                        "Externs (3)",
                        "  FROM            DECLARATION",
                        "  kernel          void kfunc(void) (may be missing)",
                        "  another object  int elsewhere",
                        "  -               anything");
    }
}
