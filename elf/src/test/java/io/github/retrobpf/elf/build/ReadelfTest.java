package io.github.retrobpf.elf.build;

import static io.github.retrobpf.elf.testing.HandMadeElf.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An independent reader has nothing to say against edited objects. Skipped where llvm-readelf is not installed. */
class ReadelfTest {
    @TempDir
    Path folder;

    /** One of each shape; a process for each of all fixtures would take half a minute. */
    private static final Set<String> SHAPES = Set.of(
            "canonical_xdp",
            "core_reloc",
            "kfunc_extern",
            "many_sections",
            "maps_and_globals",
            "weak_function",
            "with_dwarf");

    static List<Path> objects() {
        return Fixtures.objects().stream()
                .filter(p -> SHAPES.contains(p.getFileName().toString().split("\\.", 2)[0]))
                .toList();
    }

    @BeforeAll
    static void readelfIsInstalled() throws InterruptedException {
        boolean installed;
        try {
            installed = run("llvm-readelf", "--version").startsWith("0 ");
        } catch (IOException e) {
            installed = false;
        }
        assumeTrue(installed, "llvm-readelf is not installed");
    }

    @ParameterizedTest
    @MethodSource("objects")
    void llvm_readelf_accepts_edited_fixture(Path object) throws Exception {
        String before = readelf(object);
        Path edited = folder.resolve("edited.o");
        Files.write(edited, edit(Fixtures.read(object)));

        String after = readelf(edited);

        assertThat(before).as("before").doesNotContainIgnoringCase("warning").doesNotContainIgnoringCase("error:");
        assertThat(after).as("after").doesNotContainIgnoringCase("warning").doesNotContainIgnoringCase("error:");
        assertThat(after).contains("added_local", "added_global", ".added");
        // Relocations by the symbols that they name: neither order nor numbers matter to them.
        assertThat(relocations(after)).isEqualTo(relocations(before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with_dwarf.clang19.el.o", "with_dwarf.clang19.eb.o"})
    void llvm_readelf_accepts_object_without_its_debug_sections(String fixture) throws Exception {
        ElfFile file = ElfReader.read(Fixtures.bytes(fixture), fixture);
        ElfBuilder builder = ElfBuilder.of(file);
        file.sections().stream()
                .filter(s -> s.name().startsWith(".debug_"))
                .forEach(s -> builder.remove(builder.section(s.index())));
        Path stripped = folder.resolve("stripped.o");
        Files.write(stripped, builder.toBytes());

        assertThat(readelf(stripped))
                .doesNotContainIgnoringCase("warning")
                .doesNotContainIgnoringCase("error:")
                .doesNotContain(".debug_info");
    }

    /** One of everything: grows code, adds a section and symbols on both sides of the locals. */
    private static byte[] edit(byte[] bytes) throws MalformedInputException {
        ElfFile file = ElfReader.read(bytes, "a.o");
        ElfBuilder builder = ElfBuilder.of(file);
        Section code = file.sections().stream()
                .filter(s -> s.isExecutable() && s.header().size() > 0)
                .findFirst()
                .orElseThrow();
        SectionId id = builder.section(code.index());
        byte[] old = builder.data(id).toByteArray();
        builder.setData(id, Arrays.copyOf(old, old.length + 8));
        builder.add(new NewSection(".added", 1, 0, 16, 0, null, null), bytes(1, 2, 3));
        builder.add(new NewSymbol("added_global", 0x12, 0, id, old.length, 8));
        builder.add(new NewSymbol("added_local", 0x02, 0, id, old.length, 8));
        return builder.toBytes();
    }

    /** Offset, type and symbol name of every relocation, as printed, less the info column, which holds the index. */
    private static List<String> relocations(String readelf) {
        return readelf.lines()
                .filter(line -> line.contains("R_BPF_"))
                .map(line -> line.replaceFirst("^(\\w+) +\\w+ +", "$1 "))
                .toList();
    }

    private static String readelf(Path object) throws IOException, InterruptedException {
        String output = run("llvm-readelf", "-a", object.toString());
        assertThat(output).startsWith("0 ");
        return output;
    }

    /** The exit status, then all that was printed. */
    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + output;
    }
}
