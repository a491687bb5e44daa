package io.github.retrobpf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColorTest {
    private static final String ESCAPE = "\033[";

    @TempDir
    private Path dir;

    @Test
    void colors_are_for_terminals() {
        Path in = Objects.write(dir.resolve("a.o"), Objects.PLAIN);

        assertThat(Run.onTerminal(Map.of(), "rewrite", in, "-i").err()).contains(ESCAPE);
        assertThat(Run.onTerminal(Map.of("NO_COLOR", ""), "rewrite", in, "-i").err())
                .contains(ESCAPE);
        assertThat(Run.onTerminal(Map.of("NO_COLOR", "1"), "rewrite", in, "-i").err())
                .doesNotContain(ESCAPE);
        assertThat(Run.onTerminal(Map.of("TERM", "dumb"), "rewrite", in, "-i").err())
                .doesNotContain(ESCAPE);
        assertThat(Run.onTerminal(Map.of(), "rewrite", in, "-i", "--color=never")
                        .err())
                .doesNotContain(ESCAPE);
        assertThat(Run.of("rewrite", in, "-i").err()).doesNotContain(ESCAPE);
    }

    @Test
    void a_word_on_the_command_line_is_stronger_than_the_environment() {
        Path in = Objects.write(dir.resolve("a.o"), Objects.PLAIN);

        assertThat(Run.of("rewrite", in, "-i", "--color=always").err()).contains(ESCAPE);
        assertThat(Run.onTerminal(Map.of("NO_COLOR", "1"), "rewrite", in, "-i", "--color", "always")
                        .err())
                .contains(ESCAPE);
    }
}
