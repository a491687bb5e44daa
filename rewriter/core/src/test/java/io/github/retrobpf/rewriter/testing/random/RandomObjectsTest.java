package io.github.retrobpf.rewriter.testing.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.BpfObjectReader;
import io.github.retrobpf.rewriter.testing.Tool;
import io.github.retrobpf.rewriter.testing.random.RandomFunction.Oddity;
import io.github.retrobpf.rewriter.testing.random.RandomObject.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random objects, rewritten with all options.
 *
 * <p>{@code -Dretrobpf.random.count=N} makes N of them, {@code -Dretrobpf.random.seed=N} starts at a seed; both together
 * repeat one that failed.
 */
class RandomObjectsTest {
    private static final int COUNT = Integer.getInteger("retrobpf.random.count", 300);
    private static final long FIRST = Long.getLong("retrobpf.random.seed", 1);
    /** So many that a share can be told. */
    private static final int MANY = 200;

    private static final List<ProgramSection> TABLE = ProgramSection.table(Fixtures.testdata());

    @TempDir
    Path folder;

    @Test
    void laws_hold_for_random_objects() {
        long changed = 0;
        for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
            for (Map.Entry<String, RewriteOptions> options : RandomOptions.all().entrySet()) {
                try {
                    byte[] input = ObjectRenderer.bytes(RandomSample.odd(seed, TABLE));
                    changed += Arrays.equals(input, ObjectLaws.check(input, options.getValue())) ? 0 : 1;
                } catch (MalformedInputException | RuntimeException | AssertionError e) {
                    throw new AssertionError(options.getKey() + ", " + repeat(seed), e);
                }
            }
        }

        // Or the generator makes nothing that is worth a rewriting.
        assertThat(COUNT < MANY || changed > (long) COUNT * RandomOptions.all().size() / 2)
                .as(
                        "%d of %d objects were changed",
                        changed, COUNT * RandomOptions.all().size())
                .isTrue();
    }

    @Test
    void the_reader_finds_what_was_described() throws MalformedInputException {
        for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
            RandomObject described = RandomSample.odd(seed, TABLE);
            // Neither has a name of its own, or one at all.
            boolean isTold =
                    described.functions().stream().noneMatch(f -> f.has(Oddity.NO_SYMBOL) || f.has(Oddity.SAME_NAME));
            if (isTold) {
                BpfObject object = BpfObjectReader.read(ObjectRenderer.bytes(described), "random.o");
                assertThat(object.functions()).as(repeat(seed)).hasSameSizeAs(described.functions());
                assertThat(object.btf().isEmpty()).isEqualTo(described.has(Trait.NO_BTF));
                for (BpfFunction function : object.functions()) {
                    RandomFunction original = described.functions().stream()
                            .filter(f -> f.name().equals(function.name()))
                            .findFirst()
                            .orElseThrow();
                    assertThat(object.sectionOf(function)).isEqualTo(original.section());
                    assertThat(function.isNamedBySymbol()).isEqualTo(!original.isStatic());
                    assertThat(function.isEntry()).isEqualTo(original.role() == RandomFunction.Role.PROGRAM);
                    assertThat(object.callGraph().referencesOf(function.id()))
                            .as("%s, %s", function.name(), repeat(seed))
                            .extracting(r -> object.functions().get(r.target()).name())
                            .containsExactlyElementsOf(original.targets());
                }
            }
        }
    }

    @Test
    void a_seed_gives_the_same_object_every_time_and_another_seed_another_one() throws MalformedInputException {
        Set<String> different = new HashSet<>();
        for (long seed : LongStream.range(FIRST, FIRST + 20).toArray()) {
            byte[] bytes = ObjectRenderer.bytes(RandomSample.odd(seed, TABLE));

            assertThat(ObjectRenderer.bytes(RandomSample.odd(seed, TABLE))).isEqualTo(bytes);
            different.add(Arrays.toString(bytes));
        }
        assertThat(different).hasSizeGreaterThan(15);
    }

    /** One run for all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"llvm-readelf", "llvm-readelf-19"})
    void llvm_readelf_has_no_warning(String tool) throws Exception {
        Tool.assumeInstalled(tool);
        List<String> command = new ArrayList<>(List.of(tool, "-a"));
        rewritten().forEach(path -> command.add(path.toString()));

        String output = Tool.run(command);

        assertThat(output.lines().filter(line -> line.contains("warning:") || line.contains("error:")))
                .isEmpty();
    }

    @Test
    void bpftool_dumps_the_types_of_every_rewritten_object() throws Exception {
        Tool.assumeInstalled("bpftool");
        for (Path path : rewritten()) {
            if (BpfObjectReader.read(Fixtures.read(path), "out.o").btf().isPresent()) {
                String output = Tool.run(List.of("bpftool", "btf", "dump", "file", path.toString()));

                assertThat(output).as(path.toString()).startsWith("0\n").doesNotContain("Error", "Warn", "libbpf:");
            }
        }
    }

    /** What clang makes of random sources, in both byte orders. */
    @ParameterizedTest
    @ValueSource(strings = {"clang-14", "clang-19"})
    void laws_hold_for_compiled_objects(String clang) throws Exception {
        Tool.assumeInstalled(clang);
        for (long seed = FIRST; seed < FIRST + 8; seed++) {
            Path source = folder.resolve("random.bpf.c");
            Files.writeString(source, SourceRenderer.source(RandomSample.loadable(seed, TABLE)));
            Path object = folder.resolve("random.o");
            String headers = "-I" + Fixtures.testdata().resolve("src");
            String target = seed % 2 == 0 ? "bpfel" : "bpfeb";
            assertThat(Tool.run(List.of(
                            clang,
                            "-target",
                            target,
                            "-O2",
                            "-g",
                            "-w",
                            headers,
                            "-c",
                            source.toString(),
                            "-o",
                            object.toString())))
                    .startsWith("0\n");
            byte[] input = Files.readAllBytes(object);
            for (Map.Entry<String, RewriteOptions> options : RandomOptions.all().entrySet()) {
                try {
                    ObjectLaws.check(input, options.getValue());
                } catch (MalformedInputException | RuntimeException | AssertionError e) {
                    throw new AssertionError(options.getKey() + ", " + clang + ", " + repeat(seed), e);
                }
            }
        }
    }

    private List<Path> rewritten() throws IOException, MalformedInputException {
        List<Path> paths = new ArrayList<>();
        for (long seed = FIRST; seed < FIRST + Math.min(COUNT, 30); seed++) {
            byte[] input = ObjectRenderer.bytes(RandomSample.odd(seed, TABLE));
            paths.add(Files.write(
                    folder.resolve("random-" + seed + ".o"), ObjectLaws.check(input, RewriteOptions.DEFAULT)));
        }
        return paths;
    }

    private static String repeat(long seed) {
        return "-Dretrobpf.random.seed=" + seed + " -Dretrobpf.random.count=1";
    }
}
