package io.github.retrobpf.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrobpf.cli.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtFilesTest {
    @TempDir
    private Path dir;

    private String file(String name, String text) throws IOException {
        return "@" + Files.writeString(dir.resolve(name), text);
    }

    @Test
    void puts_the_words_of_a_file_in_its_place() throws Exception {
        String file = file("args", "a.o  'b c.o'\t\"d'e.o\"\r\n# no 'word\n  -o=\\x # rest\n\n'' \"\\\"\\\\\"");

        assertThat(ArgumentFiles.expand("rewrite", file, "-q"))
                .containsExactly("rewrite", "a.o", "b c.o", "d'e.o", "-o=\\x", "", "\"\\", "-q");
    }

    @Test
    void a_file_names_others_and_the_same_one_again() throws Exception {
        String inner = file("inner", "x y");
        String outer = file("outer", "a " + inner + " b " + inner);

        assertThat(ArgumentFiles.expand(outer, inner)).containsExactly("a", "x", "y", "b", "x", "y", "x", "y");
    }

    @Test
    void refuses_a_file_among_its_own_arguments() throws Exception {
        String inner = "@" + dir.resolve("inner");
        String outer = file("outer", inner);
        file("inner", "a " + outer);

        assertThatThrownBy(() -> ArgumentFiles.expand(outer))
                .isExactlyInstanceOf(UsageException.class)
                .hasMessage("argument file " + outer + " is among its own arguments");
    }

    @Test
    void leaves_what_names_no_file() throws Exception {
        String missing = "@" + dir.resolve("missing");

        assertThat(ArgumentFiles.expand("@", "", missing, "a@b", "@\0", "@@c", "@" + missing))
                .containsExactly("@", "", missing, "a@b", "@\0", "@c", missing);
    }

    @Test
    void an_empty_file_is_no_argument() throws Exception {
        assertThat(ArgumentFiles.expand(file("none", "# nothing\n"))).isEmpty();
    }
}
