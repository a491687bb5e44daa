package io.github.retrobpf.btf.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.TypeSizes;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.EachObject;
import io.github.retrobpf.elf.testing.Fixtures;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clang makes of the C has the types that the C was made of. */
class CompiledHeaderTest {
    /** Many fixtures have the same types. */
    private static final Set<String> SEEN = new HashSet<>();

    @TempDir
    private Path dir;

    @BeforeAll
    static void needs_clang() throws InterruptedException {
        boolean isThere;
        try {
            Process clang = new ProcessBuilder("clang", "--print-targets")
                    .redirectErrorStream(true)
                    .start();
            String targets = new String(clang.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            isThere = clang.waitFor() == 0 && targets.contains("bpf");
        } catch (IOException e) {
            isThere = false;
        }
        assumeTrue(isThere, "there is no clang for BPF");
    }

    @EachObject
    void structs_of_every_object_keep_their_layout(Path object) throws Exception {
        Optional<Btf> btf = read(Fixtures.read(object), object.toString());
        if (btf.isPresent()) {
            assertKept(btf.get());
        }
    }

    @Test
    void structs_that_nobody_writes_by_hand_keep_their_layout() throws Exception {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            assertKept(OddStructs.all(order));
        }
    }

    @Test
    void structs_of_the_running_kernel_keep_their_layout() throws Exception {
        Path kernel = Path.of("/sys/kernel/btf/vmlinux");
        assumeTrue(
                Boolean.getBoolean("retrobpf.kernel") && Files.isReadable(kernel), "not asked for: takes 20 seconds");
        byte[] bytes = Files.readAllBytes(kernel);
        assertKept(Btf.parse(ByteView.of(bytes, new Location("vmlinux", null, 0), ByteOrder.nativeOrder())));
    }

    private static Optional<Btf> read(byte[] object, String name) throws MalformedInputException {
        Optional<Section> section = ElfReader.read(object, name).section(".BTF");
        return section.isEmpty()
                ? Optional.empty()
                : Optional.of(Btf.parse(section.get().data().bytes()));
    }

    private void assertKept(Btf btf) throws IOException, InterruptedException, MalformedInputException {
        String source = CDump.of(btf) + LayoutAssertions.of(btf);
        if (!SEEN.add(btf.order() + source)) {
            return;
        }
        Path file = Files.writeString(dir.resolve("types.c"), source);
        Path compiled = dir.resolve("types.o");
        String target = btf.order() == ByteOrder.LITTLE_ENDIAN ? "bpfel" : "bpfeb";
        assertThat(compile("clang", "-target", target, "-g", "-c", "-o", compiled.toString(), file.toString()))
                .isEmpty();
        Map<String, String> before = layouts(btf);
        if (!before.isEmpty()) {
            Btf again = read(Files.readAllBytes(compiled), "types.o").orElseThrow();
            assertThat(layouts(again)).isEqualTo(before);
        }
    }

    private static String compile(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("-Wno-pragma-clang-attribute", "-Werror"));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : output.isEmpty() ? "failed" : output;
    }

    /** By name, size and all members, bit fields too, with their places. */
    private static Map<String, String> layouts(Btf btf) {
        CNames names = new CNames(btf);
        Map<String, String> layouts = new TreeMap<>();
        for (int id = 1; id < btf.endId(); id++) {
            boolean isComposite = btf.kind(id) == BtfKind.STRUCT || btf.kind(id) == BtfKind.UNION;
            if (isComposite && btf.nameOff(id) != 0) {
                List<String> members = new ArrayList<>();
                members(btf, id, "", 0, members);
                Collections.sort(members);
                String head = btf.kind(id) + " " + names.tag(id).orElseThrow();
                layouts.put(head, CMembers.of(btf.get(id)).size() + " " + members);
            }
        }
        return layouts;
    }

    private static void members(Btf btf, int id, String path, long base, List<String> found) {
        CMembers composite = CMembers.of(btf.get(id));
        TypeSizes sizes = new TypeSizes(btf);
        for (int i = 0; i < composite.members().size(); i++) {
            Member member = composite.members().get(i);
            BitField field = BitField.of(btf, composite, i);
            long offset = base + field.offset();
            String own = btf.string(member.name());
            String name = path + (own.equals("___unnamed") ? "" : own);
            boolean isComposite = btf.kind(field.type()) == BtfKind.STRUCT || btf.kind(field.type()) == BtfKind.UNION;
            if (isComposite && btf.nameOff(field.type()) == 0) {
                members(btf, field.type(), name + ".", offset, found);
            } else if (field.width() > 0) {
                found.add(name + " " + offset + " bits " + field.width());
            } else if (!name.contains("___padding")) {
                found.add(name + " " + offset + " bytes "
                        + sizes.of(member.type()).orElse(-1));
            }
        }
    }
}
