package io.github.retrobpf.elf.read;

import static io.github.retrobpf.elf.read.Rejections.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.testing.HandMadeElf;
import io.github.retrobpf.elf.testing.Sample;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ElfHeaderTest {
    @Test
    void reads_header_in_both_byte_orders() throws MalformedInputException {
        for (ByteOrder order : Sample.orders()) {
            ElfFile file = ElfReader.read(Sample.of(order).toBytes(), "a.o");

            assertThat(file.name()).isEqualTo("a.o");
            assertThat(file.header().order()).isEqualTo(order);
            assertThat(file.header().type()).isEqualTo(1);
            assertThat(file.header().machine()).isEqualTo(247);
            assertThat(file.header().shnum()).isEqualTo(9);
            assertThat(file.header().shstrndx()).isEqualTo(Sample.STRTAB);
        }
    }

    @Test
    void rejects_what_is_no_elf_file() {
        assertRejected(new byte[0], "a.o+0x0: is empty");
        assertRejected(
                HandMadeElf.bytes('B', 'C', 0xc0, 0xde, 0),
                "a.o+0x0: LLVM bitcode, not an ELF file; was it compiled with -flto or -emit-llvm?");
        assertRejected(HandMadeElf.bytes(0x7f, 'E', 'L'), "a.o+0x0: not an ELF file");
        assertRejected("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8), "a.o+0x0: not an ELF file");
        assertRejected(elf -> elf.with(3, 1, 'G'), "a.o+0x0: not an ELF file");
    }

    @Test
    void rejects_file_that_ends_inside_identification() {
        assertRejected(HandMadeElf.bytes(0x7f, 'E', 'L', 'F'), "a.o+0x4: needs 1 bytes, 0 left");
        assertRejected(HandMadeElf.bytes(0x7f, 'E', 'L', 'F', 2), "a.o+0x5: needs 1 bytes, 0 left");
    }

    @Test
    void rejects_file_that_ends_inside_header() {
        assertRejected(elf -> Arrays.copyOf(elf.toBytes(), 63), "a.o+0x0: ELF header needs 64 bytes, 63 left");
    }

    @Test
    void rejects_32_bit_object() {
        assertRejected(elf -> elf.with(4, 1, 1), "a.o+0x4: ELF class 1, only 64-bit objects (2) are supported");
    }

    @Test
    void rejects_unknown_byte_order() {
        assertRejected(elf -> elf.with(5, 1, 3), "a.o+0x5: ELF byte order 3, expected 1 (little) or 2 (big)");
    }

    @Test
    void rejects_wrong_header_size() {
        assertRejected(elf -> elf.with(52, 2, 52), "a.o+0x34: ELF header size 52, expected 64");
    }

    @Test
    void rejects_wrong_section_header_size() {
        assertRejected(elf -> elf.with(58, 2, 40), "a.o+0x3a: section header size 40, expected 64");
    }

    @Test
    void rejects_section_headers_outside_the_file() {
        assertRejected(
                elf -> elf.with(40, 8, 0x10000),
                "a.o+0x28: 9 section headers at 0x10000 lie outside the file of 0x410 bytes");
        assertRejected(
                elf -> elf.with(40, 8, elf.headerAt(0) + 1),
                "a.o+0x28: 9 section headers at 0x1d1 lie outside the file of 0x410 bytes");
        assertRejected(
                elf -> elf.with(60, 2, 0xfeff),
                "a.o+0x28: 65279 section headers at 0x1d0 lie outside the file of 0x410 bytes");
    }

    @Test
    void rejects_section_headers_at_offsets_that_wrap() {
        for (long shoff : new long[] {-1, -64, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 64, 0x1_0000_0040L}) {
            assertRejected(
                    elf -> elf.with(40, 8, shoff),
                    "a.o+0x28: 9 section headers at 0x" + Long.toHexString(shoff)
                            + " lie outside the file of 0x410 bytes");
        }
    }

    @Test
    void rejects_extended_section_numbering() {
        String message = "extended section numbering (more than 65,279 sections) is not supported";

        assertRejected(elf -> elf.with(60, 2, 0), "a.o+0x3c: " + message);
        assertRejected(elf -> elf.with(60, 2, 0xff00), "a.o+0x3c: " + message);
        assertRejected(elf -> elf.with(62, 2, 0xffff), "a.o+0x3e: " + message);
    }

    @Test
    void rejects_section_name_table_beyond_the_sections() {
        assertRejected(elf -> elf.with(62, 2, 9), "a.o+0x3e: section name table [9], but there are 9 sections");
    }

    @Test
    void rejects_section_name_table_without_sections() {
        byte[] header = Arrays.copyOf(new HandMadeElf(ByteOrder.LITTLE_ENDIAN).with(40, 8, 0), 64);
        header[60] = 0;
        header[62] = 3;

        assertRejected(header, "a.o+0x3e: section name table [3], but there are 0 sections");
    }

    @Test
    void rejects_section_name_table_of_another_type() {
        assertRejected(elf -> elf.with(62, 2, Sample.TEXT), "a.o+0x3e: section name table [1] is not a string table");
    }

    @Test
    void reads_header_without_sections() throws MalformedInputException {
        byte[] header = Arrays.copyOf(new HandMadeElf(ByteOrder.BIG_ENDIAN).with(40, 8, 0), 64);
        header[61] = 0;

        assertThat(ElfReader.read(header, "a.o").sections()).isEmpty();
    }
}
