package io.github.retrobpf.cli.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrobpf.cli.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentFilesTest {
    @TempDir
    private Path dir;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a b|a,b",
                "'a b'|a b",
                "\"a b\"|a b",
                // Bazel's format 'shell', of the name it's.o
                "'it'\\''s.o'|it's.o",
                "'say \"hi\"'|say \"hi\"",
                "'back\\slash'|back\\slash",
                "\"a \\\"b\\\" \\$c \\d\"|a \"b\" $c \\d",
                "a\\ b|a b",
                "C:\\x\\y|C:\\x\\y",
                "a#b #c d|a#b",
                "'#a'|#a",
                "a''b|ab",
            })
    void words_are_those_of_a_shell(String text, String words) throws Exception {
        assertThat(ArgumentFiles.expand("@" + file("args", text))).containsExactly(words.split(","));
    }

    @Test
    void quotes_may_hold_nothing_and_lines_may_end_anyhow() throws Exception {
        Path file = file("args", "a ''\r\n\tb # c\n\"\" d");

        assertThat(ArgumentFiles.expand("@" + file)).containsExactly("a", "", "b", "", "d");
    }

    @Test
    void lines_are_arguments_as_they_are() throws Exception {
        Path file = file("args", "a b\nit's.o\n\"q\"\n#c\n\\\n\n x \n");

        assertThat(ArgumentFiles.expand("--flagfile=" + file))
                .containsExactly("a b", "it's.o", "\"q\"", "#c", "\\", "", " x ");
    }

    @Test
    void names_that_were_encoded_twice_are_mended() throws Exception {
        Path file = file("args", "gr\u00c3\u00b6\u00c3\u009fe.o\ngr\u00f6\u00dfe.o\n");

        assertThat(ArgumentFiles.expand("--flagfile=" + file))
                .containsExactly("gr\u00f6\u00dfe.o", "gr\u00f6\u00dfe.o");
    }

    @Test
    void files_name_files() throws Exception {
        Path inner = file("inner", "b\nc d\n");
        Path outer = file("outer", "a --flagfile=" + inner + " e");

        assertThat(ArgumentFiles.expand("x", "@" + outer, "y")).containsExactly("x", "a", "b", "c d", "e", "y");
    }

    @Test
    void a_file_that_names_itself_is_told() throws Exception {
        Path file = dir.resolve("args");
        Files.writeString(file, "a @" + file);

        assertThatThrownBy(() -> ArgumentFiles.expand("@" + file))
                .isInstanceOf(UsageException.class)
                .hasMessage("argument file @" + file + " is among its own arguments");
        Path other = file("other", "@" + file("once", "a") + " @" + dir.resolve("once"));
        assertThat(ArgumentFiles.expand("@" + other)).containsExactly("a", "a");
    }

    @Test
    void what_is_no_file_is_an_argument() throws Exception {
        assertThat(ArgumentFiles.expand("@", "@@a", "@" + dir.resolve("none"), "-", ""))
                .containsExactly("@", "@a", "@" + dir.resolve("none"), "-", "");
        assertThatThrownBy(() -> ArgumentFiles.expand("--flagfile=" + dir.resolve("none")))
                .hasMessageEndingWith("none: no such file or directory");
    }

    @Test
    void an_open_quote_is_told_with_its_line() throws Exception {
        Path file = file("args", "a\nb 'c\nd");

        assertThatThrownBy(() -> ArgumentFiles.expand("@" + file))
                .isInstanceOf(UsageException.class)
                .hasMessage("a quote in line 2 of " + file + " does not end");
    }

    private Path file(String name, String text) throws IOException {
        return Files.write(dir.resolve(name), text.getBytes(UTF_8));
    }
}
