package io.github.retrobpf.maven.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private final Options options = new Options()
            .flag("--gc", "gc", true)
            .flag("--strict", "strict", false)
            .value("--map", "map", null)
            .value("--output", "outputFile", "a b.o")
            .values("--prog-type", "progTypes", List.of("x=xdp", "y=tc"));

    @Test
    void only_what_is_set_is_put_on_the_command_line() {
        assertThat(options.words()).containsExactly("--gc", "--output=a b.o", "--prog-type=x=xdp", "--prog-type=y=tc");
    }

    @Test
    void what_is_always_there_is_there_once() {
        options.always("--gc").always("--quiet").always("--quiet");
        assertThat(options.words())
                .containsExactly("--gc", "--output=a b.o", "--prog-type=x=xdp", "--prog-type=y=tc", "--quiet");
    }

    @Test
    void messages_name_parameters() {
        assertThat(options.translated("--prog-type takes SECTION=TYPE, not 'x'; see 'retrobpf link --help'"))
                .isEqualTo("<progTypes> takes SECTION=TYPE, not 'x'");
        assertThat(options.translated("--strict and --gc-more exclude each other"))
                .isEqualTo("<strict> and --gc-more exclude each other");
        assertThat(options.translated("-o takes one input, not 2; a-o and -j say nothing"))
                .isEqualTo("<outputFile> takes one input, not 2; a-o and -j say nothing");
    }
}
