package io.github.retrobpf.elf.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.retrobpf.elf.dump.ElfDump;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.elf.testing.HandMadeElf;
import io.github.retrobpf.elf.testing.Sample;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged objects: only the located exception may escape, and what still reads is written back as it is. */
class ByteFlipTest {
    /** Values that sit on the edges of checks. */
    private static final int[] EDGES = {0, 1, 2, 3, 4, 8, 9, 0x7f, 0x80, 0xfe, 0xff};

    @Test
    void every_single_byte_of_the_sample_may_be_any_edge_value() {
        for (ByteOrder order : Sample.orders()) {
            byte[] bytes = Sample.of(order).toBytes();
            for (int at = 0; at < bytes.length; at++) {
                byte old = bytes[at];
                for (int value : EDGES) {
                    bytes[at] = (byte) value;
                    readAndWrite(bytes, at + " = " + value);
                }
                bytes[at] = old;
            }
        }
    }

    @Test
    void every_header_field_of_the_sample_may_be_any_edge_value() {
        long[] values = {0, 1, -1, 64, 0xff00, 0xffff, Integer.MAX_VALUE, 1L << 31, 1L << 32, Long.MAX_VALUE, 1L << 63};
        for (ByteOrder order : Sample.orders()) {
            HandMadeElf elf = Sample.of(order);
            for (int section = 0; section <= Sample.STRTAB; section++) {
                for (int field : new int[] {0, 4, 8, 16, 24, 32, 40, 44, 48, 56}) {
                    for (long value : values) {
                        readAndWrite(
                                elf.withHeader(section, field, value),
                                "field " + field + " of section " + section + " = " + value);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canonical_xdp.clang19.el.o",
                "canonical_xdp.clang19.eb.o",
                "core_reloc.clang14.el.o",
                "core_reloc.clang14.eb.o"
            })
    void random_bytes_of_a_fixture_may_be_anything(String fixture) {
        byte[] original = Fixtures.bytes(fixture);
        // Half of the damage goes where structure is: the ELF header and the section headers at the end.
        int headers = original.length * 3 / 5;
        List<byte[]> read = new ArrayList<>();
        for (int seed = 0; seed < 4000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = original.clone();
            int flips = 1 + random.nextInt(4);
            for (int i = 0; i < flips; i++) {
                int at = random.nextBoolean()
                        ? headers + random.nextInt(bytes.length - headers)
                        : random.nextInt(bytes.length);
                bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : EDGES[random.nextInt(EDGES.length)]);
            }
            if (readAndWrite(bytes, "seed " + seed)) {
                read.add(bytes);
            }
        }
        assertThat(read).as("some damage has to pass, or the law is not tested").hasSizeGreaterThan(100);
    }

    /** Whether it still reads. */
    private static boolean readAndWrite(byte[] bytes, String what) {
        try {
            ElfFile file = ElfReader.read(bytes.clone(), "a.o");
            assertThat(ElfBuilder.of(file).toBytes()).as(what).isEqualTo(bytes);
            assertThat(ElfDump.text(file)).as(what).isNotEmpty();
            return true;
        } catch (MalformedInputException e) {
            assertThat(e.getMessage()).as(what).startsWith(e.location() + ": ");
            return false;
        } catch (RuntimeException e) {
            return fail(what, e);
        }
    }
}
