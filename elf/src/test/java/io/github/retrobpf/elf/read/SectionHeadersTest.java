package io.github.retrobpf.elf.read;

import static io.github.retrobpf.elf.read.Rejections.assertAccepted;
import static io.github.retrobpf.elf.read.Rejections.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.Limits;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionData;
import io.github.retrobpf.elf.testing.HandMadeElf;
import io.github.retrobpf.elf.testing.Sample;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class SectionHeadersTest {
    private static final int NAME = 0;
    private static final int TYPE = 4;
    private static final int OFFSET = 24;
    private static final int SIZE = 32;
    private static final int ALIGNMENT = 48;

    @Test
    void reads_sections_in_both_byte_orders() throws MalformedInputException {
        for (ByteOrder order : Sample.orders()) {
            ElfFile file = ElfReader.read(Sample.of(order).toBytes(), "a.o");

            assertThat(file.sections())
                    .extracting(Section::name)
                    .containsExactly(
                            "", ".text", "xdp", ".relxdp", ".maps", ".bss", ".llvm_addrsig", ".symtab", ".strtab");
            assertThat(file.section("xdp")).contains(file.section(Sample.XDP));
            assertThat(file.section("absent")).isEmpty();
            assertThat(file.section(Sample.TEXT).isExecutable()).isTrue();
            assertThat(file.section(Sample.TEXT).data().bytes().toByteArray()).isEqualTo(Sample.filled(16, 0x11));
            assertThat(file.section(Sample.BSS).data()).isInstanceOfSatisfying(SectionData.NoBits.class, bss -> {
                assertThat(bss.size()).isEqualTo(8);
                assertThat(bss.bytes().size()).isZero();
            });
            assertThat(file.section(Sample.ADDRSIG).data()).isInstanceOf(SectionData.Raw.class);
        }
    }

    @Test
    void finds_the_first_of_two_sections_with_one_name() throws MalformedInputException {
        HandMadeElf elf = Sample.of(ByteOrder.LITTLE_ENDIAN);
        elf.section("xdp", SectionType.PROGBITS, HandMadeElf.bytes(1));

        assertThat(ElfReader.read(elf.toBytes(), "a.o").section("xdp"))
                .hasValueSatisfying(s -> assertThat(s.index()).isEqualTo(Sample.XDP));
    }

    @Test
    void rejects_first_section_that_is_not_the_null_section() {
        assertRejected(elf -> elf.withHeader(0, TYPE, 1), "a.o+0x1d4: section [0] has type 0x1, expected 0 (NULL)");
    }

    @Test
    void rejects_section_outside_the_file() {
        assertRejected(
                elf -> elf.withHeader(Sample.MAPS, OFFSET, 0x410),
                "a.o+0x2e8: section [4] of 0x10 bytes at 0x410 lies outside the file of 0x410 bytes");
        assertRejected(
                elf -> elf.withHeader(Sample.MAPS, SIZE, 0x1000),
                "a.o+0x2e8: section [4] of 0x1000 bytes at 0x90 lies outside the file of 0x410 bytes");
    }

    @Test
    void rejects_section_sizes_and_offsets_that_wrap() {
        long[] hostile = {
            Integer.MAX_VALUE,
            0x8000_0000L,
            0xffff_ffffL,
            0x1_0000_0000L,
            Long.MAX_VALUE,
            Long.MAX_VALUE - 0x8f,
            Long.MIN_VALUE,
            -1,
            -20
        };
        for (long value : hostile) {
            String hex = Long.toHexString(value);
            assertRejected(
                    elf -> elf.withHeader(Sample.MAPS, SIZE, value),
                    "a.o+0x2e8: section [4] of 0x" + hex + " bytes at 0x90 lies outside the file of 0x410 bytes");
            assertRejected(
                    elf -> elf.withHeader(Sample.MAPS, OFFSET, value),
                    "a.o+0x2e8: section [4] of 0x10 bytes at 0x" + hex + " lies outside the file of 0x410 bytes");
        }
    }

    @Test
    void keeps_nobits_of_any_size_and_offset() throws MalformedInputException {
        for (long value : new long[] {0, 1, 0x1_0000_0000L, Long.MAX_VALUE, -1}) {
            assertAccepted(elf -> elf.withHeader(Sample.BSS, SIZE, value));
            assertAccepted(elf -> elf.withHeader(Sample.BSS, OFFSET, value));
        }
    }

    @Test
    void rejects_overlapping_sections() {
        assertRejected(
                elf -> elf.withHeader(Sample.XDP, OFFSET, 0x48),
                "a.o+0x250: section [2] at 0x48 overlaps section [1], which ends at 0x50");
        assertRejected(
                elf -> elf.withHeader(Sample.XDP, OFFSET, 0x40),
                "a.o+0x250: section [2] at 0x40 overlaps section [1], which ends at 0x50");
    }

    @Test
    void rejects_section_on_the_elf_header() {
        assertRejected(
                elf -> elf.withHeader(Sample.TEXT, OFFSET, 0x3f),
                "a.o+0x210: section [1] at 0x3f overlaps the ELF header, which ends at 0x40");
        assertRejected(
                elf -> elf.withHeader(Sample.TEXT, OFFSET, 0),
                "a.o+0x210: section [1] at 0x0 overlaps the ELF header, which ends at 0x40");
    }

    @Test
    void rejects_section_on_the_section_headers() {
        assertRejected(
                elf -> elf.withHeader(Sample.MAPS, OFFSET, 0x260),
                "a.o+0x2d0: section [4] at 0x260 overlaps the section header table, which ends at 0x410");
        assertRejected(
                elf -> elf.withHeader(Sample.STRTAB, SIZE, 0x100),
                "a.o+0x28: the section header table at 0x1d0 overlaps section [8], which ends at 0x268");
    }

    @Test
    void rejects_section_headers_on_the_elf_header() {
        for (ByteOrder order : Sample.orders()) {
            assertRejected(
                    new HandMadeElf(order).with(40, 8, 8),
                    "a.o+0x28: the section header table at 0x8 overlaps the ELF header, which ends at 0x40");
        }
    }

    @Test
    void allows_empty_section_anywhere_in_the_file() throws MalformedInputException {
        for (int offset : new int[] {0, 0x48, 0x49, 0x410}) {
            assertAccepted(elf -> {
                elf.section("empty", SectionType.PROGBITS, HandMadeElf.bytes()).offset(offset);
                return elf.toBytes();
            });
        }
    }

    @Test
    void rejects_alignment_that_is_no_power_of_two() {
        for (long alignment : new long[] {3, 12, 0x8000_0001L, 0x8000_0000L, Long.MIN_VALUE, -1}) {
            assertRejected(
                    elf -> elf.withHeader(Sample.BSS, ALIGNMENT, alignment),
                    "a.o+0x340: alignment " + Long.toUnsignedString(alignment)
                            + " of section [5] is no power of two below 2^31");
        }
    }

    @Test
    void rejects_name_outside_the_section_names() {
        assertRejected(
                elf -> elf.withHeader(Sample.MAPS, NAME, 101),
                "a.o+0x2d0: name offset 101 of section [4] lies outside the 101 bytes of section names");
        assertRejected(
                elf -> elf.withHeader(Sample.MAPS, NAME, 0xffff_ffffL),
                "a.o+0x2d0: value 4294967295 is larger than 2147483647");
    }

    /** Names may share their ends: without a limit a small file could hold gigabytes of them. */
    @Test
    void rejects_name_longer_than_the_limit() throws MalformedInputException {
        HandMadeElf elf = new HandMadeElf(ByteOrder.LITTLE_ENDIAN);
        elf.section("n".repeat(Limits.MAX_NAME), SectionType.PROGBITS, HandMadeElf.bytes());
        elf.strtab("s");
        assertThat(ElfReader.read(elf.toBytes(), "a.o").section(1).name()).hasSize(Limits.MAX_NAME);

        HandMadeElf longer = new HandMadeElf(ByteOrder.LITTLE_ENDIAN);
        longer.section("n".repeat(Limits.MAX_NAME + 1), SectionType.PROGBITS, HandMadeElf.bytes());
        longer.strtab("s");
        assertRejected(longer.toBytes(), "a.o+0x41: name is longer than 4096 bytes");
    }

    @Test
    void rejects_extended_symbol_section_indices() {
        assertRejected(
                elf -> elf.withHeader(Sample.MAPS, TYPE, 18),
                "a.o+0x2d4: extended symbol section indices (SYMTAB_SHNDX) are not supported");
    }
}
