package io.github.retrobpf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LinkDepfileTest extends LinkRuns {
    @Test
    void names_every_input_once_in_their_order() {
        Path user = part("user");
        Path half = part("half");

        assertThat(link(user, half, "-MD").status()).isZero();

        assertThat(dir.resolve("app.d")).hasContent(output + ": \\\n  " + user + " \\\n  " + half + "\n");
    }

    @Test
    void names_what_was_found_below_a_directory_but_no_earlier_result() {
        Path user = part("user");
        Path half = part("half");
        String expected = output + ": \\\n  " + half + " \\\n  " + user + "\n" + half + ":\n" + user + ":\n";

        for (int i = 0; i < 2; i++) {
            assertThat(link(dir, "-MD", "-MP").status()).isZero();
            assertThat(dir.resolve("app.d")).hasContent(expected);
        }
    }

    @Test
    void a_result_among_its_inputs_is_no_prerequisite() {
        Path user = part("user");
        assertThat(link(user).status()).isZero();

        assertThat(link(output, part("strong_bss"), "-MD").status()).isZero();

        assertThat(dir.resolve("app.d")).hasContent(output + ": \\\n  " + dir.resolve("strong_bss.o") + "\n");
    }

    @Test
    void standard_output_holds_one_thing() {
        Path user = part("user");
        assertThat(link(user, "-MF", "-").text()).isEqualTo(output + ": \\\n  " + user + "\n");
        assertThat(link(user, "-MF", "-", "--map", "-").status()).isEqualTo(2);
        assertThat(link(user, "-MF", "-", "--undefined").status()).isEqualTo(2);
        assertThat(Run.of("link", user, "-o", "-", "-MD").err())
                .contains("a result on standard output has no name: -MD needs -MF and -MT with it");
        assertThat(Files.exists(dir.resolve("app.d"))).isFalse();
    }
}
