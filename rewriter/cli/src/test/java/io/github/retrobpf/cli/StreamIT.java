package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.JarShell.assertProblem;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.rewritten;
import static io.github.retrobpf.cli.Objects.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard streams that are full, closed, or something else than a pipe. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StreamIT {
    private static final String BROKEN = "cannot write standard output: closed, or no space left";

    @TempDir
    private Path dir;

    private JarShell shell;

    @BeforeEach
    void input() {
        shell = new JarShell(dir);
        write(dir.resolve("a.o"), TAGGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rewrite -q a.o -o -",
                "rewrite -q a.o -o b.o --report -",
                "check -q a.o --report -",
                "inspect a.o",
                "inspect --json a.o",
                "graph a.o",
                "graph -f dot a.o",
                "graph -f html a.o",
                "help rewrite",
                "--help",
                "--version"
            })
    void a_full_or_closed_standard_output_is_told(String command) {
        assumeThat(Path.of("/dev/full")).exists();

        assertProblem(shell.run("retrobpf " + command + " >/dev/full"), BROKEN);
        assertProblem(shell.run("retrobpf " + command + " >&-"), BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect a.o", "inspect --json a.o", "graph -f html a.o", "rewrite -q a.o -o -"})
    void a_reader_that_goes_away_is_told(String command) {
        Run run = shell.run("mkfifo pipe; { retrobpf " + command
                + " >pipe; echo $? >status; } & exec 3<pipe; exec 3<&-;" + "wait; cat status");

        // Whether somebody still listened when the few bytes were written, is a matter of luck.
        assertThat(run.errLines()).isSubsetOf("retrobpf: " + BROKEN);
        assertThat(run.text()).isEqualTo(run.err().isEmpty() ? "0\n" : "1\n");
    }

    @Test
    void nothing_more_is_read_when_nobody_listens() {
        for (int i = 0; i < 1000; i++) {
            write(dir.resolve("many/" + i + ".o"), TAGGED);
        }

        Run run = shell.run("retrobpf inspect many missing.o | head -1");

        assertThat(run.text()).isEqualTo("many/0.o: 7376 bytes, little-endian, license GPL\n");
        assertProblemOnly(run);
    }

    private static void assertProblemOnly(Run run) {
        assertThat(run.errLines()).containsExactly("retrobpf: " + BROKEN);
    }

    @Test
    void closed_streams_hurt_no_file() {
        byte[] wanted = rewritten(TAGGED);
        for (String closed : new String[] {"2>&-", ">&- 2>&-", "<&- 2>&-", "<&- >&- 2>&-", "2>/dev/full"}) {
            Run run = shell.run("retrobpf rewrite a.o -o b.o -v --report c.json " + closed);

            assertThat(run.status()).as(closed).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).isEmpty();
            assertThat(dir.resolve("b.o")).as(closed).hasBinaryContent(wanted);
            assertThat(dir.resolve("c.json")).content().startsWith("{\n").endsWith("}\n");
        }
        assertThat(dir.resolve("a.o")).hasBinaryContent(TAGGED);
    }

    @Test
    void a_closed_standard_input_is_told() {
        Run run = shell.run("retrobpf rewrite - -o b.o <&-");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errLines()).hasSize(1);
        assertThat(dir.resolve("b.o")).doesNotExist();
    }

    @Test
    void the_names_of_standard_output_stand_for_it() {
        byte[] wanted = rewritten(TAGGED);
        for (String name : new String[] {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}) {
            assertThat(shell.run("retrobpf rewrite -q a.o -o " + name).out()).isEqualTo(wanted);

            Run run = shell.run("echo before >log; retrobpf rewrite -q a.o -o " + name
                    + " >>log; echo after >>log; head -n 1 log; tail -c 6 log; wc -c <log");

            assertThat(run.text().lines().map(String::strip))
                    .containsExactly("before", "after", String.valueOf("before\nafter\n".length() + wanted.length));
        }
    }

    @Test
    void a_descriptor_that_is_open_already_is_added_to() {
        Run run = shell.run("echo before >log; retrobpf check -q a.o --report /dev/fd/3 3>>log; cat log");

        assertThat(run.status()).isZero();
        assertThat(run.text()).startsWith("before\n{\n").endsWith("}\n");
    }

    @Test
    void pipes_with_names_are_read_and_written() {
        Run run = shell.run("mkfifo in out; cat a.o >in & cat out >b.o & retrobpf rewrite -q in -o out; wait");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(dir.resolve("b.o")).hasBinaryContent(rewritten(TAGGED));
    }

    @Test
    void a_report_goes_where_messages_go_if_that_is_wanted() {
        Run run = shell.run("retrobpf check -q a.o --report /dev/stderr");

        assertThat(run.err()).startsWith("{\n").endsWith("}\n");
        assertThat(run.out()).isEqualTo("".getBytes(StandardCharsets.UTF_8));
        assertThat(run.status()).isZero();
    }
}
