package io.github.retrobpf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|a command is needed",
                "fold|unknown command 'fold'",
                "--fold|unknown option '--fold'",
                "help fold|'fold' is no command",
                "rewrite|no input",
                "rewrite -o out|no input",
                "rewrite a.o|exactly one of -o, -d and --in-place is needed;",
                "rewrite a.o -o b.o -d c|exactly one of -o, -d and --in-place is needed, not several",
                "rewrite a.o -o b.o --in-place|not several",
                "rewrite a.o -d c --in-place|not several",
                "rewrite a.o b.o -o c.o|-o takes one input, not 2",
                "rewrite a.o b.o -o -|-o takes one input, not 2",
                "rewrite - -d out|standard input has no name to write to",
                "rewrite - --in-place|standard input has no name to write to",
                "rewrite a.o --fold|unknown option '--fold'",
                "rewrite a.o -o|missing required parameter for option '--output' (FILE)",
                "rewrite a.o -o -q|expected parameter for option '--output' but found '-q'",
                "rewrite a.o -o b.o -o c.o|option '--output' (FILE) should be specified only once",
                "rewrite a.o -o b.o -q -v|-q and -v exclude each other",
                "rewrite a.o -o b.o -j 0|-j takes a number from 1, not '0'",
                "rewrite a.o -o b.o -j many|-j takes a number from 1, not 'many'",
                "rewrite a.o -o b.o --color=blue|--color takes auto, always or never, not 'blue'",
                "rewrite a.o -o b.o --strategy=best|--strategy takes auto, clone or static, not 'best'",
                "rewrite a.o -o b.o --prog-type=xdp|--prog-type takes SECTION=TYPE, not 'xdp'",
                "rewrite a.o -o b.o --prog-type==xdp|--prog-type takes SECTION=TYPE, not '=xdp'",
                "rewrite a.o -o b.o --prog-type=a=b|--prog-type: 'b' is no program type: one of cgroup_device, ",
                "rewrite a.o -o b.o --prog-type=a=xdp:tc|only 'ext:TYPE' has a colon",
                "rewrite a.o -d out -MD -MF x.d|-MF is for one result, and -d may have many: say -MD alone, or -o",
                "rewrite a.o -d out -MD -MT x|-MT is for one result",
                "rewrite a.o --in-place -MD|no -MD with --in-place",
                "rewrite a.o --in-place -MF x.d|no -MD with --in-place",
                "rewrite a.o -o - -MD|a result on standard output has no name: -MD needs -MF and -MT with it",
                "rewrite a.o -o - -MF x.d|-MD needs -MF and -MT with it",
                "rewrite a.o -o - -MF - -MT x|standard output can hold only one of the result, the report and the depfile",
                "rewrite a.o -o b.o -MF - --report -|standard output can hold only one of",
                "rewrite a.o -o b.o -MT x|-MT is about a depfile: it needs -MD or -MF",
                "rewrite a.o -o b.o -MQ x|-MQ is about a depfile",
                "link a.o -o b.o -MP|-MP is about a depfile",
                "link a.o -o b.o -MF|missing required parameter for option '-MF' (FILE)",
                "check a.o -MD|unknown option '-MD'",
                "check|no input",
                "check a.o -o b.o|unknown option '-o'",
                "check a.o -q -v|-q and -v exclude each other",
                "graph|no input",
                "graph a.o b.o|one input has a graph, not 2",
                "graph a.o --format svg|--format takes mermaid, dot or html, not 'svg'",
                "graph a.o --side left|--side takes before, after or both, not 'left'",
                "graph a.o --side before -o a.html|--side is for mermaid and dot; a page shows both sides",
                "graph a.o -o ./a.o|'a.o' is the input; the graph would take its place",
                "graph a.o --strategy best|--strategy takes auto, clone or static, not 'best'",
                "rewrite a.o -o b.o --progress=on|--progress takes auto, always or never, not 'on'",
            })
    void tells_a_wrong_command_line_in_one_line(String line, String expected) {
        Run run = Run.of((Object[]) (line.isEmpty() ? new String[0] : line.split(" ")));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err()).startsWith("retrobpf: ").contains(expected).contains("--help'");
    }

    @Test
    void names_the_help_of_the_command_that_was_meant() {
        assertThat(Run.of("rewrite", "a.o").err()).endsWith("; see 'retrobpf rewrite --help'" + System.lineSeparator());
        assertThat(Run.of("fold").err()).endsWith("; see 'retrobpf --help'" + System.lineSeparator());
    }

    @Test
    void refuses_empty_names() {
        assertThat(Run.of("rewrite", "", "-o", "x").err()).contains("the name of an input is empty");
        assertThat(Run.of("rewrite", "a.o", "-o", "").err()).contains("the name after --output is empty");
        assertThat(Run.of("rewrite", "a.o", "-o", "b.o", "-MF", "").err()).contains("the name after -MF is empty");
        assertThat(Run.of("rewrite", "a.o", "-o", "b.o", "-MD", "-MT", "").err())
                .contains("the name after -MT is empty");
        assertThat(Run.of("rewrite", "a.o", "-d", "").err()).contains("the name after --directory is empty");
    }

    @Test
    void refuses_a_name_that_no_file_can_have() {
        Run run = Run.of("rewrite", "a\0b", "-o", "x");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'a\\x00b' is no file name here");
    }

    @Test
    void refuses_a_directory_for_one_output(@TempDir Path dir) {
        Run run = Run.of("rewrite", dir, "-o", dir.resolve("x.o"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("is a directory, whose objects need -d DIR or --in-place");
    }

    @Test
    void prints_versions() {
        for (String option : List.of("--version", "-V")) {
            Run run = Run.of(option);

            assertThat(run.status()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.text()).startsWith("retrobpf ").contains("Java " + System.getProperty("java.version"));
            assertThat(run.text()).doesNotContain("unknown", "${");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void explains_itself(String option) {
        Run run = Run.of(option);

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.text()).contains("Usage: retrobpf", "rewrite", "Example:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rewrite --help", "rewrite -h", "help rewrite"})
    void explains_rewrite(String line) {
        Run run = Run.of((Object[]) line.split(" "));

        assertThat(run.status()).isZero();
        assertThat(run.text())
                .contains("Usage: retrobpf rewrite", "-o, --output=FILE", "--strip-debug", "Exit status:", "Examples:")
                .doesNotContain("--debug");
        assertThat(run.text().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void explains_help() {
        assertThat(Run.of("help", "--help").text()).contains("Usage: retrobpf help [COMMAND]");
        assertThat(Run.of("help", "help").text()).contains("Usage: retrobpf help [COMMAND]");
    }

    @Test
    void takes_all_words_from_a_file(@TempDir Path dir) throws IOException {
        Path lines = Files.writeString(dir.resolve("lines"), "help\nrewrite\n");
        assertThat(Run.of("--flagfile=" + lines).text()).contains("Usage: retrobpf rewrite");
        Path words = Files.writeString(dir.resolve("words"), "help 'rewrite'");
        assertThat(Run.of("@" + words).text()).contains("Usage: retrobpf rewrite");
    }
}
