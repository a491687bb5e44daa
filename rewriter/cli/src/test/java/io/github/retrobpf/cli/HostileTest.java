package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.BROKEN;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.filesBelow;
import static io.github.retrobpf.cli.Objects.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names made to do something else than name. */
class HostileTest {
    /** What moves a cursor, changes a colour, ends a line or turns the direction of writing. */
    private static final String HARMFUL = "[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\n]]";

    private static final List<String> NAMES = List.of(
            "a\nretrobpf: lie.o",
            "a\033[2J\033]0;title\007.o",
            "a\u009b31m.o",
            "a\u202egpj\u2066.o",
            "\u05d0\u05d1\u05d2.o",
            " .o",
            "$(touch pwned)`touch pwned`;'\".o",
            "<img src=x onerror=alert(1)>.o",
            "%s%n.o",
            "--in-place.o",
            "@file.o",
            "-.o",
            "\u20ac".repeat(84) + "e.o");

    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rewrite -d OUT -v",
                "rewrite -d OUT --report -",
                "check -v --report -",
                "inspect",
                "inspect --json",
                "rewrite --in-place --color=always --progress=always"
            })
    void names_of_files_and_in_objects_let_nothing_harmful_through(String command) {
        for (String name : NAMES) {
            write(dir.resolve("in").resolve(name), hostile());
            write(dir.resolve("in/broken").resolve(name), BROKEN);
        }
        Object[] args = Arrays.stream((command + " IN").split(" "))
                .map(a -> a.equals("OUT") ? dir.resolve("out") : a.equals("IN") ? dir.resolve("in") : a)
                .toArray();

        Run run = Run.of(args);

        boolean isColored = command.contains("color");
        String err = isColored ? run.err().replaceAll("\033\\[[0-9;]*m|\r", "") : run.err();
        assertThat(err).doesNotContainPattern(HARMFUL);
        assertThat(run.text()).doesNotContainPattern(HARMFUL);
        assertThat(err.lines().filter(l -> l.startsWith("retrobpf: "))).hasSize(NAMES.size());
        assertThat(run.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mermaid", "dot", "html"})
    void graphs_let_nothing_harmful_through(String format) {
        for (String name : NAMES) {
            Path in = write(dir.resolve("in").resolve(name), hostile());

            Run run = Run.of("graph", in, "-f", format);

            assertThat(run.status()).isZero();
            assertThat(run.err()).doesNotContainPattern(HARMFUL);
            // The page's scripts are indented with what is no harm there; in DOT a quoted string is no markup.
            boolean isPage = format.equals("html");
            assertThat(run.text()).doesNotContainPattern(isPage ? "[\\p{Cc}&&[^\n\t]]|<img" : HARMFUL);
        }
    }

    @Test
    void comparisons_let_nothing_harmful_through() {
        Path hostile = write(dir.resolve(NAMES.get(1)), hostile());
        Path other = write(dir.resolve(NAMES.get(0)), TAGGED);
        for (Path original : List.of(hostile, other)) {
            Run run = Run.of("validate", original, original.equals(hostile) ? other : hostile);

            assertThat(run.status()).isEqualTo(3);
            assertThat(run.err()).isNotEmpty().doesNotContainPattern(HARMFUL);
            assertThat(run.text()).isEmpty();
        }
    }

    @Test
    void files_keep_their_names() {
        NAMES.forEach(name -> write(dir.resolve("in").resolve(name), TAGGED));

        assertThat(Run.of("rewrite", dir.resolve("in"), "-d", dir.resolve("out"), "-q")
                        .errLines())
                .isEmpty();

        assertThat(filesBelow(dir.resolve("out")))
                .containsExactlyInAnyOrderElementsOf(NAMES)
                .isEqualTo(filesBelow(dir.resolve("in")));
    }

    @Test
    void names_that_are_too_long_are_told() {
        Path in = write(dir.resolve("a.o"), TAGGED);
        for (Path out : List.of(dir.resolve("b".repeat(256)), dir.resolve("b/".repeat(3000)))) {
            Run run = Run.of("rewrite", in, "-o", out);

            assertThat(run.errLines()).containsExactly("retrobpf: cannot write " + out + ": file name too long");
            assertThat(run.status()).isEqualTo(1);
        }
        assertThat(filesBelow(dir)).containsExactly("a.o");
    }

    @Test
    void words_of_the_command_line_stay_on_their_line() {
        for (String[] words : new String[][] {
            {"\033[31m\nretrobpf: lie"},
            {"rewrite", "--\033[31m\nretrobpf: lie"},
            {"rewrite", "a.o", "-d", "x", "--strategy", "\033[31m\nlie"},
            {"rewrite", "a.o", "-d", "x", "-j", "\033[31m\nlie"},
            {"check", "a.o", "--prog-type", "\033[31m\nlie"},
            {"graph", "a.o", "-f", "\033[31m\nlie"},
            {"help", "\033[31m\nlie"},
            {"check", "@\033[31m\nlie"}
        }) {
            Run run = Run.of((Object[]) words);

            assertThat(run.errLines()).as(Arrays.toString(words)).hasSize(1);
            assertThat(run.err()).doesNotContainPattern(HARMFUL);
            assertThat(run.status()).isIn(1, 2);
        }
    }

    @Test
    void a_terminal_gets_no_more_than_colours() {
        Path in = write(dir.resolve("in").resolve(NAMES.get(1)), hostile());

        String err = Run.onTerminal(Map.of(), "check", "-v", in).err();

        assertThat(err.replaceAll("\033\\[[0-9;]*m", "")).doesNotContainPattern(HARMFUL);
    }

    /** Names of programs, sections, maps, types, arguments and files, all of them. */
    private static byte[] hostile() {
        byte[] object = TAGGED.clone();
        for (Map.Entry<String, String> names : Map.of(
                        "on_packet", "on\033[2Jk\n",
                        "report", "r\u00c2\u009b31", // C1, as UTF-8
                        "events", "e\033[31m",
                        "value", "v\r\033[A",
                        "two_types.bpf.c", "\u00e2\u0080\u00ae_types.b\033c\n")
                .entrySet()) {
            replace(object, names.getKey(), names.getValue());
        }
        return object;
    }

    private static void replace(byte[] in, String old, String with) {
        byte[] from = old.getBytes(StandardCharsets.ISO_8859_1);
        byte[] to = Arrays.copyOf(with.getBytes(StandardCharsets.ISO_8859_1), from.length);
        for (int at = 0; at + from.length <= in.length; at++) {
            if (Arrays.equals(in, at, at + from.length, from, 0, from.length)) {
                System.arraycopy(to, 0, in, at, Math.min(with.length(), from.length));
            }
        }
    }
}
