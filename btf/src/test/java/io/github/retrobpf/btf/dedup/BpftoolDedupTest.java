package io.github.retrobpf.btf.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.merge.BtfMerge;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.EmptyElf;
import io.github.retrobpf.elf.build.NewSection;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.Fixtures;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * As many types of each kind are left as bpftool leaves where it links objects that have types and nothing else.
 *
 * <p>Left out before: variables and their sections, which a linker makes anew, and tags, which bpftool puts on all functions
 * and structs that are the same but for them. Forwards may be left in its output that are not in ours: up to Linux 6.1 it
 * finds their structs only through a third one that has both as a member. Doing it again is then what shows that nothing
 * else is different. What it makes of a forward of several different structs depends on their order; no fixture has one.
 */
class BpftoolDedupTest {
    /** From one object of a pair to the other: not the next one, which is the same from another compiler. */
    private static final List<Integer> DISTANCES = List.of(7, 40);

    @TempDir
    Path folder;

    @BeforeEach
    void assumeInstalled() throws InterruptedException {
        boolean isInstalled;
        try {
            isInstalled = run(List.of("bpftool", "version")).startsWith("0\n");
        } catch (IOException e) {
            isInstalled = false;
        }
        assumeTrue(isInstalled, "bpftool is not installed");
    }

    /** Exit status, then everything that it prints. */
    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + "\n" + output;
    }

    @Test
    @Tag("corpus")
    void of_one_object_the_same_is_left() throws Exception {
        for (Btf btf : types(Fixtures.corpus())) {
            assertThat(kinds(linked(List.of(btf)))).as(btf.location(0).file()).isEqualTo(kinds(ours(List.of(btf))));
        }
    }

    @Test
    @Tag("corpus")
    void of_two_objects_the_same_is_left() throws Exception {
        List<Btf> all = types(Fixtures.corpus());
        for (int distance : DISTANCES) {
            for (int i = 0; i + distance < all.size(); i++) {
                assertSame(List.of(all.get(i), all.get(i + distance)));
            }
        }
    }

    @Test
    void of_all_fixtures_at_once_the_same_is_left() throws Exception {
        assertSame(types(Fixtures.objects()));
    }

    private void assertSame(List<Btf> files) throws Exception {
        Btf theirs = linked(files);
        Map<BtfKind, Integer> left = kinds(ours(files));
        String names = files.get(0).location(0).file() + " and " + (files.size() - 1) + " more";

        assertThat(kinds(ours(List.of(theirs)))).as(names).isEqualTo(left);
        if (kinds(theirs).getOrDefault(BtfKind.FWD, 0).equals(left.getOrDefault(BtfKind.FWD, 0))) {
            assertThat(kinds(theirs)).as(names).isEqualTo(left);
        }
    }

    private static Map<BtfKind, Integer> kinds(Btf btf) {
        Map<BtfKind, Integer> kinds = new EnumMap<>(BtfKind.class);
        for (int id = 1; id < btf.endId(); id++) {
            kinds.merge(btf.kind(id), 1, Integer::sum);
        }
        return kinds;
    }

    private static Btf ours(List<Btf> files) throws MalformedInputException {
        return Deduped.of(files).compact();
    }

    /** Of objects in this machine's byte order: bpftool links no others. */
    private static List<Btf> types(List<Path> objects) throws MalformedInputException {
        List<Btf> types = new ArrayList<>();
        for (Path path : objects) {
            Optional<Btf> btf = btf(path);
            if (btf.isPresent() && btf.get().order().equals(ByteOrder.nativeOrder())) {
                types.add(plain(btf.get()));
            }
        }
        return types;
    }

    private static Optional<Btf> btf(Path path) {
        try {
            ElfFile elf = ElfReader.read(Fixtures.read(path), path.getFileName().toString());
            return elf.section(".BTF").isEmpty()
                    ? Optional.empty()
                    : Optional.of(Btf.parse(elf.section(".BTF").get().data().bytes()));
        } catch (MalformedInputException e) {
            return Optional.empty(); // the corpus has some that are damaged
        }
    }

    /** Without variables and tags; with functions that need no symbol. */
    private static Btf plain(Btf btf) throws MalformedInputException {
        BtfMerge merge = new BtfMerge(btf.order(), List.of(btf));
        for (int id = 1; id < btf.endId(); id++) {
            if (Dedup.isAlone(btf.kind(id)) || btf.kind(id) == BtfKind.DECL_TAG) {
                merge.drop(0, id);
            }
        }
        BtfBuilder builder = new BtfBuilder(merge.merge(btf.location(0).file()).btf());
        for (int id = 1; id < builder.endId(); id++) {
            if (builder.kind(id) == BtfKind.FUNC) {
                builder.replace(id, ((BtfType.Func) builder.get(id)).withLinkage(Linkage.STATIC));
            }
        }
        return builder.toBtf();
    }

    private Btf linked(List<Btf> files) throws Exception {
        Path out = folder.resolve("out.o");
        List<String> command = new ArrayList<>(List.of("bpftool", "gen", "object", out.toString()));
        for (int i = 0; i < files.size(); i++) {
            Path in = folder.resolve("in" + i + ".o");
            ElfBuilder elf =
                    ElfBuilder.of(ElfReader.read(EmptyElf.bytes(files.get(i).order()), in.toString()));
            elf.add(
                    new NewSection(".BTF", SectionType.PROGBITS.code(), 0, 8, 0, null, null),
                    files.get(i).bytes().toByteArray());
            command.add(Files.write(in, elf.toBytes()).toString());
        }
        assertThat(run(command)).isEqualTo("0\n");
        return btf(out).orElseGet(() -> new Sketch().btf());
    }
}
