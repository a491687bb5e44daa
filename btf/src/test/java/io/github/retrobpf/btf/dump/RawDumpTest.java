package io.github.retrobpf.btf.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.btf.Samples;
import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RawDumpTest {
    static final List<ByteOrder> ORDERS = RawBtf.ORDERS;

    /** Run with -Dretrobpf.golden=update to write it anew. */
    private static final Path GOLDEN = Path.of("src/test/resources/golden/every-kind.btf.txt");

    @ParameterizedTest
    @FieldSource("ORDERS")
    void the_listing_of_every_kind_stays_as_it_is(ByteOrder order) throws IOException, MalformedInputException {
        String listing = RawDump.of(Samples.everyKind(order));
        if ("update".equals(System.getProperty("retrobpf.golden"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, listing);
        }
        assertThat(listing).isEqualTo(Files.readString(GOLDEN));
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void bpftool_lists_the_same(ByteOrder order, @TempDir Path directory)
            throws IOException, InterruptedException, MalformedInputException {
        // Later ones may print more.
        assumeTrue(run(directory, "bpftool", "version").startsWith("bpftool v7.1"), "needs bpftool 7.1");
        Btf btf = Samples.everyKind(order);
        Path file = directory.resolve("every-kind.btf");
        Files.write(file, btf.bytes().toByteArray());
        assertThat(RawDump.of(btf))
                .isEqualTo(run(directory, "bpftool", "btf", "dump", "file", file.toString(), "format", "raw"));
    }

    @EachObject
    void bpftool_lists_every_object_alike(Path object, @TempDir Path directory)
            throws IOException, InterruptedException, MalformedInputException {
        Optional<Section> section = ElfReader.read(Fixtures.read(object), "a.o").section(".BTF");
        assumeTrue(section.isPresent(), "has no types");
        assumeTrue(run(directory, "bpftool", "version").startsWith("bpftool v7.1"), "needs bpftool 7.1");
        assertThat(RawDump.of(Btf.parse(section.get().data().bytes())))
                .isEqualTo(run(directory, "bpftool", "btf", "dump", "file", object.toString()));
    }

    @Test
    void a_name_cannot_write_to_the_terminal() throws MalformedInputException {
        BtfBuilder b = BtfBuilder.empty(ByteOrder.LITTLE_ENDIAN);
        b.add(new BtfType.Fwd(b.string("a\u001b[2J\n[2] INT"), false));

        String listing = RawDump.of(Btf.parse(RawBtf.view(b.toBytes(), ByteOrder.LITTLE_ENDIAN)));

        assertThat(listing).isEqualTo("[1] FWD 'a\\x1b[2J\\n[2] INT' fwd_kind=struct\n");
    }

    /** Standard output, or nothing if the program is not there. */
    private static String run(Path directory, String... command) throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
        } catch (IOException e) {
            return "";
        }
        process.waitFor();
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
