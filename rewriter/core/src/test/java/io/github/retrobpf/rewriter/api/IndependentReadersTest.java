package io.github.retrobpf.rewriter.api;

import static io.github.retrobpf.rewriter.testing.Tool.assumeInstalled;
import static io.github.retrobpf.rewriter.testing.Tool.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.object.BpfObjectReader;
import io.github.retrobpf.rewriter.testing.Rewriting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other tools have nothing to say against rewritten fixtures. Each is skipped where it is not installed. */
class IndependentReadersTest {
    @TempDir
    Path folder;

    /** One run for all of them: a process for each would take a minute. */
    @ParameterizedTest
    @ValueSource(strings = {"llvm-readelf", "llvm-readelf-19"})
    void llvm_readelf_has_no_warning(String tool) throws Exception {
        assumeInstalled(tool);
        List<String> command = new ArrayList<>(List.of(tool, "-a"));
        rewritten().forEach(path -> command.add(path.toString()));

        String output = run(command);

        assertThat(lines(output, "warning:")).isEmpty();
        assertThat(lines(output, "error:")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw", "c"})
    void bpftool_dumps_the_types_of_every_rewritten_object(String format) throws Exception {
        assumeInstalled("bpftool");
        for (Path path : rewritten()) {
            boolean hasBtf =
                    BpfObjectReader.read(Fixtures.read(path), "out.o").btf().isPresent();
            if (hasBtf) {
                String output = run(List.of("bpftool", "btf", "dump", "file", path.toString(), "format", format));

                assertThat(output).as(path.toString()).startsWith("0\n").doesNotContain("Error", "Warn", "libbpf:");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llvm-dwarfdump", "llvm-dwarfdump-19"})
    void llvm_dwarfdump_finds_the_debug_information_sound(String tool) throws Exception {
        assumeInstalled(tool);
        for (String name : List.of("with_dwarf.clang19.el.o", "with_dwarf.clang19.eb.o")) {
            Path path = rewrite(Fixtures.testdata().resolve("objects").resolve(name));

            assertThat(run(List.of(tool, "--verify", path.toString())))
                    .isEqualTo(run(List.of(
                                    tool,
                                    "--verify",
                                    Fixtures.testdata()
                                            .resolve("objects")
                                            .resolve(name)
                                            .toString()))
                            .replace(
                                    Fixtures.testdata()
                                            .resolve("objects")
                                            .resolve(name)
                                            .toString(),
                                    path.toString()))
                    .contains("No errors.");
        }
    }

    @Test
    void a_stripped_object_is_as_if_it_had_been_stripped_before() throws MalformedInputException {
        byte[] before = Fixtures.bytes("with_dwarf.clang19.el.o");

        RewriteResult result =
                Retrobpf.rewrite(new RewriteRequest("in.o", before, RewriteOptions.DEFAULT.withStripDebug(true)));

        assertThat(new Rewriting(
                                BpfObjectReader.read(before, "in.o"),
                                result,
                                BpfObjectReader.read(result.output(), "in.o"))
                        .describe())
                .isEqualTo(Rewriting.ofFixture("with_dwarf_stripped.clang19.el").describe());
    }

    private List<Path> rewritten() throws IOException, MalformedInputException {
        List<Path> paths = new ArrayList<>();
        for (Path path : Fixtures.objects()) {
            paths.add(rewrite(path));
        }
        return paths;
    }

    private Path rewrite(Path fixture) throws IOException, MalformedInputException {
        Path path = folder.resolve(fixture.getFileName());
        return Files.write(
                path, Rewriting.rewrite("in.o", Fixtures.read(fixture)).output());
    }

    private static List<String> lines(String output, String text) {
        return output.lines().filter(line -> line.contains(text)).toList();
    }
}
