package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.BROKEN;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.cli.text.Line.Kind;
import io.github.retrobpf.elf.testing.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line inside another program. */
class ListenerTest {
    @TempDir
    private Path dir;

    private final List<Line> lines = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void lines_have_their_kind_and_no_decoration() {
        Path in = write(dir.resolve("a.o"), TAGGED);

        assertThat(run("rewrite", in, "-i", "--color=always")).isEqualTo(ExitStatus.DONE);

        assertThat(kinds()).containsExactly(Kind.TITLE, Kind.DETAIL, Kind.DETAIL);
        assertThat(lines.get(0).text()).startsWith(in + ": rewritten in place, ");
        assertThat(lines.get(1).text()).startsWith("report (");
    }

    @Test
    void warnings_and_errors_are_told_apart() {
        Path warned = write(dir.resolve("a.o"), Fixtures.bytes("mismatched.clang19.el.o"));
        Path broken = write(dir.resolve("b.o"), BROKEN);

        assertThat(run("check", warned, broken)).isEqualTo(ExitStatus.PROBLEM);
        assertThat(kinds()).contains(Kind.FAULT, Kind.ERROR);
        lines.clear();
        assertThat(run("rewrite", warned, "-i")).isEqualTo(ExitStatus.DONE);
        assertThat(kinds()).contains(Kind.WARNING).doesNotContain(Kind.FAULT, Kind.ERROR);
    }

    @Test
    void a_wrong_command_line_is_a_line_too() {
        assertThat(run("rewrite", "--wrong")).isEqualTo(ExitStatus.USAGE);

        assertThat(kinds()).containsExactly(Kind.ERROR);
    }

    @Test
    void nothing_harmful_gets_past() {
        assertThat(run("check", dir.resolve("a\033[31m.o"))).isEqualTo(ExitStatus.PROBLEM);

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.text()).doesNotContain("\033"));
    }

    @Test
    void what_was_asked_for_goes_to_standard_output() {
        assertThat(run("help", "rewrite")).isEqualTo(ExitStatus.DONE);

        assertThat(lines).isEmpty();
        assertThat(out.toString(UTF_8)).contains("Usage: retrobpf rewrite");
    }

    private ExitStatus run(Object... args) {
        List<String> words = Arrays.stream(args).map(String::valueOf).toList();
        return Cli.run(words, lines::add, new PrintStream(out, false, UTF_8));
    }

    private List<Kind> kinds() {
        return lines.stream().map(Line::kind).toList();
    }
}
