package io.github.retrobpf.elf.read;

import static io.github.retrobpf.elf.read.Rejections.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrobpf.elf.format.BpfRelocation;
import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Relocation;
import io.github.retrobpf.elf.model.RelocationTable;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.elf.testing.HandMadeElf;
import io.github.retrobpf.elf.testing.Sample;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class RelocationTableTest {
    private static final int FLAGS = 8;
    private static final int SIZE = 32;
    private static final int LINK = 40;
    private static final int INFO = 44;
    private static final int ENTRY_SIZE = 56;

    private static int at(HandMadeElf elf) {
        return elf.offsetOf(Sample.REL_XDP);
    }

    @Test
    void reads_relocations_in_both_byte_orders() throws MalformedInputException {
        for (ByteOrder order : Sample.orders()) {
            ElfFile file = ElfReader.read(Sample.of(order).toBytes(), "a.o");

            assertThat(file.relocationsOf(Sample.TEXT)).isEmpty();
            assertThat(file.relocationsOf(Sample.XDP)).singleElement().satisfies(table -> {
                assertThat(table.hasAddends()).isFalse();
                assertThat(table.target()).isEqualTo(Sample.XDP);
                assertThat(table.count()).isEqualTo(2);
                assertThat(table.get(1)).isEqualTo(new Relocation(8, BpfRelocation.R_BPF_64_64, Sample.MAP, 0));
                assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> table.get(2));
            });
        }
    }

    @Test
    void reads_relocations_with_addends() throws MalformedInputException {
        for (ByteOrder order : Sample.orders()) {
            HandMadeElf elf = Sample.of(order);
            elf.section(".rela.maps", SectionType.RELA, elf.rela(4, 2, Sample.PROG, -8))
                    .link(Sample.SYMTAB)
                    .info(Sample.MAPS)
                    .entrySize(24);

            RelocationTable table = ElfReader.read(elf.toBytes(), "a.o")
                    .relocationsOf(Sample.MAPS)
                    .get(0);

            assertThat(table.hasAddends()).isTrue();
            assertThat(table.get(0)).isEqualTo(new Relocation(4, 2, Sample.PROG, -8));
        }
    }

    @Test
    void rejects_wrong_entry_size() {
        assertRejected(
                elf -> elf.withHeader(Sample.REL_XDP, ENTRY_SIZE, 24),
                "a.o+0x2c8: entry size 24 of section [3], expected 16");
    }

    @Test
    void rejects_size_that_is_no_multiple_of_an_entry() {
        assertRejected(
                elf -> elf.withHeader(Sample.REL_XDP, SIZE, 31), "a.o:.relxdp+0x0: size 31 is no multiple of 16");
    }

    @Test
    void rejects_link_to_what_is_no_symbol_table() {
        assertRejected(
                elf -> elf.withHeader(Sample.REL_XDP, LINK, Sample.STRTAB),
                "a.o+0x2b8: relocation section [3] links to [8], no symbol table");
        assertRejected(
                elf -> elf.withHeader(Sample.REL_XDP, LINK, -1),
                "a.o+0x2b8: relocation section [3] links to [4294967295], no symbol table");
    }

    /** The link -1 once passed for "no symbol table found". */
    @Test
    void rejects_relocations_in_object_without_symbol_table() {
        HandMadeElf elf = new HandMadeElf(ByteOrder.LITTLE_ENDIAN);
        elf.section("r", SectionType.REL, HandMadeElf.bytes()).link(-1).info(2).entrySize(16);
        elf.strtab("s");

        assertRejected(elf.toBytes(), "a.o+0xb0: relocation section [1] links to [4294967295], no symbol table");
    }

    @Test
    void rejects_target_that_is_not_there() {
        assertRejected(
                elf -> elf.withHeader(Sample.REL_XDP, INFO, 9),
                "a.o+0x2bc: relocation section [3] is for section [9], but there are 9 sections");
        assertRejected(
                elf -> elf.withHeader(Sample.REL_XDP, INFO, 0),
                "a.o+0x2bc: relocation section [3] is for section [0], but there are 9 sections");
        assertRejected(
                elf -> elf.withHeader(Sample.REL_XDP, INFO, -1),
                "a.o+0x2bc: relocation section [3] is for section [4294967295], but there are 9 sections");
    }

    @Test
    void rejects_target_that_is_the_files_own() {
        assertRejected(
                elf -> elf.withHeader(Sample.REL_XDP, INFO, Sample.SYMTAB),
                "a.o+0x2bc: relocation section [3] is for section [7], of type SYMTAB: such sections hold nothing to"
                        + " relocate");
    }

    /** Only what is not loaded may be compressed; code that says it is has its own size. */
    @Test
    void rejects_offset_outside_loaded_code_that_is_marked_compressed() {
        long flags = SectionFlags.ALLOC | SectionFlags.COMPRESSED;
        for (ByteOrder order : Sample.orders()) {
            HandMadeElf elf = Sample.of(order);
            byte[] bytes = elf.withHeader(Sample.XDP, FLAGS, flags);
            ByteBuffer.wrap(bytes).order(order).putLong(at(elf), 32);

            assertRejected(bytes, "a.o:.relxdp+0x0: relocation at 0x20 lies outside section [2] of 0x20 bytes");
        }
    }

    @Test
    void rejects_symbol_that_is_not_there() {
        assertRejected(
                elf -> elf.with(at(elf) + 16 + 8, 8, 8L << 32 | 1),
                "a.o:.relxdp+0x18: symbol 8 of a relocation, but there are 8");
        assertRejected(
                elf -> elf.with(at(elf) + 16 + 8, 8, 0xffffffffL << 32),
                "a.o:.relxdp+0x18: symbol 4294967295 of a relocation, but there are 8");
    }

    @Test
    void rejects_offset_outside_the_target() {
        for (long offset : new long[] {32, 0x1_0000_0000L, Long.MAX_VALUE, -8}) {
            assertRejected(
                    elf -> elf.with(at(elf) + 16, 8, offset),
                    "a.o:.relxdp+0x10: relocation at 0x" + Long.toHexString(offset)
                            + " lies outside section [2] of 0x20 bytes");
        }
    }

    @Test
    void relocations_of_a_compressed_section_are_for_what_it_unpacks_to() throws MalformedInputException {
        for (String compiler : new String[] {"clang14", "clang19"}) {
            for (String order : new String[] {"el", "eb"}) {
                String name = "with_dwarf_compressed." + compiler + "." + order + ".o";

                ElfFile file = ElfReader.read(Fixtures.bytes(name), name);

                Section strings = file.section(".debug_str_offsets").orElseThrow();
                RelocationTable table = file.relocationsOf(strings.index()).get(0);
                assertThat(table.get(table.count() - 1).offset())
                        .isGreaterThan(strings.header().size());
            }
        }
    }
}
