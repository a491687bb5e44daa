package io.github.retrobpf.rewriter.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.elf.testing.Golden;
import io.github.retrobpf.rewriter.testing.Rewriting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of each fixture, as text. */
class GoldenTest {
    /** The fixtures, without compiler and byte order. */
    static List<String> fixtures() {
        return Fixtures.objects().stream()
                .map(path -> path.getFileName().toString())
                .map(name -> name.substring(0, name.indexOf('.')))
                .distinct()
                .toList();
    }

    static Stream<String> fixturesOfBothOrders() {
        return fixtures().stream()
                .filter(name -> Files.exists(Fixtures.testdata().resolve("objects/" + name + ".clang19.eb.o")));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void a_fixture_comes_out_as_its_golden_text_says(String name) throws IOException, MalformedInputException {
        Golden.assertSame(
                name + ".txt", Rewriting.ofFixture(name + ".clang19.el").describe());
    }

    @ParameterizedTest
    @MethodSource("fixturesOfBothOrders")
    void byte_order_makes_no_difference(String name) throws MalformedInputException {
        for (String compiler : List.of("clang14", "clang19")) {
            assertThat(Rewriting.ofFixture(name + "." + compiler + ".eb").describe())
                    .isEqualTo(
                            Rewriting.ofFixture(name + "." + compiler + ".el").describe());
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void the_compiler_makes_no_difference_to_functions_types_and_calls(String name) throws MalformedInputException {
        assertThat(Rewriting.ofFixture(name + ".clang14.el").shape())
                .isEqualTo(Rewriting.ofFixture(name + ".clang19.el").shape());
    }

    @Test
    void every_golden_text_has_a_fixture() throws IOException {
        try (Stream<Path> files = Files.list(Golden.FOLDER)) {
            assertThat(files.map(f -> f.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(fixtures());
        }
    }
}
