package io.github.retrobpf.elf.build;

import static io.github.retrobpf.elf.build.Edits.data;
import static io.github.retrobpf.elf.build.Edits.edited;
import static io.github.retrobpf.elf.build.Edits.id;
import static io.github.retrobpf.elf.build.Edits.relocatedSymbols;
import static io.github.retrobpf.elf.build.Edits.section;
import static io.github.retrobpf.elf.build.Edits.sectionNames;
import static io.github.retrobpf.elf.build.Edits.symbol;
import static io.github.retrobpf.elf.build.Edits.symbolNames;
import static io.github.retrobpf.elf.testing.HandMadeElf.bytes;
import static io.github.retrobpf.elf.testing.Sample.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionData;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.HandMadeElf;
import io.github.retrobpf.elf.testing.Sample;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionEditTest {
    private static final NewSection NOTE = new NewSection(".note", SectionType.NOTE.code(), 0, 4, 0, null, null);

    static Iterable<ByteOrder> orders() {
        return Sample.orders();
    }

    private static ElfBuilder builder() throws MalformedInputException {
        return ElfBuilder.of(ElfReader.read(Sample.of(ByteOrder.LITTLE_ENDIAN).toBytes(), "a.o"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 31, 32, 33, 48, 5000})
    void resized_section_keeps_order_alignment_and_all_others(int size) throws MalformedInputException {
        for (ByteOrder order : Sample.orders()) {
            HandMadeElf elf = Sample.of(order);
            ElfFile before = ElfReader.read(elf.toBytes(), "a.o");

            ElfFile after = edited(elf, b -> {
                b.setRelocations(id(b, ".relxdp"), List.of());
                b.setData(id(b, "xdp"), filled(size, 0x77));
            });

            assertThat(data(after, "xdp")).isEqualTo(filled(size, 0x77));
            assertThat(sectionNames(after)).isEqualTo(sectionNames(before));
            for (Section section : before.sections()) {
                if (section.index() != Sample.XDP && section.index() != Sample.REL_XDP) {
                    assertThat(data(after, section.name())).isEqualTo(data(before, section.name()));
                }
                assertThat(after.section(section.index()).header().alignment())
                        .isEqualTo(section.header().alignment());
            }
            assertThat(after.section(Sample.TEXT).header().offset()).isEqualTo(0x40);
            assertThat(after.section(Sample.XDP).header().offset()).isEqualTo(0x50);
            assertThat(after.sections())
                    .isSortedAccordingTo((a, b) ->
                            Long.compare(a.header().offset(), b.header().offset()));
        }
    }

    @Test
    void bytes_before_the_first_change_stay_gaps_included() throws MalformedInputException {
        HandMadeElf elf = new HandMadeElf(ByteOrder.LITTLE_ENDIAN).gap(0xde, 0xad);
        elf.section("a", SectionType.PROGBITS, bytes(1, 2, 3));
        elf.gap(0xbe, 0xef);
        elf.section("b", SectionType.PROGBITS, bytes(4));
        elf.strtab("s");
        byte[] before = elf.toBytes();

        ElfFile after = edited(elf, b -> b.setData(id(b, "b"), bytes(4, 5)));

        // From byte 40 on, the ELF header says where the section headers went.
        byte[] expected = Arrays.copyOfRange(before, 48, elf.offsetOf(2) + 1);
        assertThat(Arrays.copyOfRange(after.image().toByteArray(), 48, elf.offsetOf(2) + 1))
                .isEqualTo(expected);
    }

    /** An empty section may claim any place, even the ELF header's or another section's. */
    @ParameterizedTest
    @ValueSource(ints = {0, 65, 66, 67, 200})
    void empty_section_that_grows_lands_on_free_bytes(int offset) throws MalformedInputException {
        HandMadeElf elf = new HandMadeElf(ByteOrder.BIG_ENDIAN);
        elf.section("a", SectionType.PROGBITS, bytes(1, 2, 3));
        elf.section("empty", SectionType.PROGBITS, bytes()).offset(offset);
        elf.strtab("s");

        ElfFile after = edited(elf, b -> b.setData(id(b, "empty"), filled(100, 9)));

        assertThat(data(after, "a")).isEqualTo(bytes(1, 2, 3));
        assertThat(data(after, "empty")).isEqualTo(filled(100, 9));
    }

    /** An unfriendly alignment would cost a gigabyte for each section behind the first change. */
    @Test
    void hostile_alignments_and_places_cost_no_room() throws MalformedInputException {
        HandMadeElf elf = new HandMadeElf(ByteOrder.LITTLE_ENDIAN);
        elf.section("a", SectionType.PROGBITS, bytes(1));
        elf.section("b", SectionType.PROGBITS, bytes(2)).align(1 << 30).offset(65);
        elf.section("c", SectionType.PROGBITS, bytes(3)).align(1 << 30).offset(66);
        elf.section(".bss", SectionType.NOBITS, bytes()).offset(Long.MAX_VALUE).size(-1);
        elf.section("unused", SectionType.NULL, bytes()).offset(0x7fff_0000);
        elf.strtab("s");

        ElfBuilder builder = ElfBuilder.of(ElfReader.read(elf.toBytes(), "a.o"));
        builder.setData(id(builder, "a"), bytes(1, 1));
        builder.add(NOTE, bytes(4));

        assertThat(builder.toBytes()).hasSizeLessThan(20_000);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void section_headers_that_come_first_make_room_for_more(ByteOrder order) throws MalformedInputException {
        HandMadeElf elf = new HandMadeElf(order).headersHere();
        elf.section("a", SectionType.PROGBITS, bytes(1, 2, 3)).align(8);
        elf.strtab("s");

        ElfFile after = edited(elf, b -> b.add(NOTE, bytes(7, 7)));

        assertThat(sectionNames(after)).containsExactly("a", "s", ".note");
        assertThat(after.header().shoff()).isEqualTo(64);
        assertThat(data(after, "a")).isEqualTo(bytes(1, 2, 3));
        assertThat(data(after, ".note")).isEqualTo(bytes(7, 7));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void added_section_comes_last_before_the_section_headers(ByteOrder order) throws MalformedInputException {
        ElfFile after = edited(Sample.of(order), b -> {
            SectionId added = b.add(NOTE, bytes(1, 2, 3));
            assertThat(b.section(".note")).contains(added);
            assertThat(b.data(added).toByteArray()).isEqualTo(bytes(1, 2, 3));
            b.setData(added, bytes(4, 5));
        });

        Section note = section(after, ".note");
        assertThat(note.index()).isEqualTo(9);
        assertThat(note.data().bytes().toByteArray()).isEqualTo(bytes(4, 5));
        assertThat(note.header().size()).isEqualTo(2);
        assertThat(note.header().offset())
                .isGreaterThan(section(after, ".strtab").header().offset())
                .isLessThan(after.header().shoff());
        assertThat(section(after, ".llvm_addrsig").index()).isEqualTo(Sample.ADDRSIG);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void added_relocation_section_names_its_target_by_id(ByteOrder order) throws MalformedInputException {
        ElfFile after = edited(Sample.of(order), b -> {
            b.remove(id(b, ".bss"));
            SectionId code = b.add(new NewSection("tc", 1, 6, 8, 0, null, null), filled(16, 1));
            SectionId relocations = b.add(new NewSection(".reltc", 9, 0x40, 8, 16, id(b, ".symtab"), code), bytes());
            assertThat(b.relocationSectionOf(code)).contains(relocations);
            b.setRelocations(relocations, List.of(new RelocationEdit(8, 1, b.symbol(Sample.MAP), 0)));
        });

        assertThat(relocatedSymbols(after, "tc")).containsExactly("map");
        assertThat(section(after, ".reltc").header().info())
                .isEqualTo(section(after, "tc").index());
        assertThat(section(after, ".reltc").header().link())
                .isEqualTo(section(after, ".symtab").index());
    }

    @Test
    void added_nobits_section_takes_its_size_and_no_room() throws MalformedInputException {
        NewSection bss = new NewSection(".bss.more", SectionType.NOBITS.code(), 3, 8, 0, null, null);

        ElfFile after = edited(Sample.of(ByteOrder.LITTLE_ENDIAN), b -> b.add(bss, new byte[1 << 20]));

        assertThat(section(after, ".bss.more").data())
                .isInstanceOfSatisfying(
                        SectionData.NoBits.class, d -> assertThat(d.size()).isEqualTo(1 << 20));
        assertThat(after.image().size()).isLessThan(2000);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void removed_section_takes_its_relocations_and_symbols_along(ByteOrder order) throws MalformedInputException {
        ElfFile after = edited(Sample.of(order), b -> {
            SectionId xdp = id(b, "xdp");
            b.remove(xdp);
            assertThat(b.section("xdp")).isEmpty();
            assertThat(b.section(".relxdp")).isEmpty();
            assertThat(b.relocationSectionOf(xdp)).isEmpty();
        });

        assertThat(sectionNames(after)).containsExactly(".text", ".maps", ".bss", ".symtab", ".strtab");
        assertThat(symbolNames(after)).containsExactly("LBB0_1", "", "helper", "map", "counter", "bpf_kfunc");
        assertThat(symbol(after, "map").shndx())
                .isEqualTo(section(after, ".maps").index());
        assertThat(after.header().shstrndx())
                .isEqualTo(section(after, ".strtab").index());
        assertThat(section(after, ".symtab").header().link())
                .isEqualTo(section(after, ".strtab").index());
    }

    @Test
    void removed_section_whose_symbols_are_still_named_is_refused() throws MalformedInputException {
        ElfBuilder builder = builder();
        builder.remove(id(builder, ".text"));

        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(builder::toBytes)
                .withMessage("a.o:.relxdp+0x0: names symbol helper [3], which stands in a section that has to go");
    }

    @Test
    void removed_relocation_section_leaves_its_target() throws MalformedInputException {
        ElfFile after = edited(Sample.of(ByteOrder.LITTLE_ENDIAN), b -> b.remove(id(b, ".relxdp")));

        assertThat(sectionNames(after)).contains("xdp").doesNotContain(".relxdp");
        assertThat(symbolNames(after)).contains("prog");
    }

    @Test
    void added_section_may_be_removed_again() throws MalformedInputException {
        ElfFile after = edited(Sample.of(ByteOrder.LITTLE_ENDIAN), b -> {
            SectionId note = b.add(NOTE, bytes(1));
            SectionId kept = b.add(NOTE, bytes(2));
            b.remove(note);
            assertThat(b.section(".note")).contains(kept);
        });

        assertThat(data(after, ".note")).isEqualTo(bytes(2));
    }

    @Test
    void ids_stay_valid_while_sections_come_and_go() throws MalformedInputException {
        ElfFile after = edited(Sample.of(ByteOrder.BIG_ENDIAN), b -> {
            SectionId maps = b.section(Sample.MAPS);
            b.remove(id(b, "xdp"));
            SectionId note = b.add(NOTE, bytes(1));
            b.setData(maps, bytes(8, 8));
            b.setData(note, bytes(9));
        });

        assertThat(data(after, ".maps")).isEqualTo(bytes(8, 8));
        assertThat(data(after, ".note")).isEqualTo(bytes(9));
    }

    @Test
    void what_was_removed_cannot_be_edited() throws MalformedInputException {
        ElfBuilder builder = builder();
        SectionId bss = id(builder, ".bss");
        builder.remove(bss);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.data(bss))
                .withMessage("section .bss was removed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(new NewSymbol("x", 0, 0, bss, 0, 0)))
                .withMessage("section .bss was removed");
    }

    @Test
    void sections_that_the_file_needs_cannot_be_removed() throws MalformedInputException {
        ElfBuilder builder = builder();

        for (int index : new int[] {0, Sample.SYMTAB, Sample.STRTAB}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.remove(builder.section(index)))
                    .withMessageEndingWith("is needed and cannot be removed");
        }
    }

    @Test
    void bytes_that_are_derived_cannot_be_set() throws MalformedInputException {
        ElfBuilder builder = builder();

        for (int index : new int[] {0, Sample.BSS, Sample.SYMTAB, Sample.REL_XDP}) {
            assertThatIllegalArgumentException().isThrownBy(() -> builder.setData(builder.section(index), bytes(1)));
        }
    }

    @Test
    void sections_that_would_break_the_file_cannot_be_added() throws MalformedInputException {
        ElfBuilder builder = builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(new NewSection("s", 2, 0, 8, 24, null, null), bytes()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(new NewSection("s", 1, 0, 3, 0, null, null), bytes()))
                .withMessage("alignment 3 is no power of two");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(
                        new NewSection("r", 9, 0, 8, 16, builder.section(Sample.SYMTAB), builder.section(Sample.XDP)),
                        new byte[16]));
        builder.add(new NewSection("a\0b", 1, 0, 1, 0, null, null), bytes());
        assertThatIllegalArgumentException().isThrownBy(builder::toBytes).withMessage("name a\\0b holds a NUL");
    }

    @Test
    void object_without_section_names_takes_no_sections() throws MalformedInputException {
        byte[] nameless = new HandMadeElf(ByteOrder.LITTLE_ENDIAN).toBytes();
        ElfBuilder builder = ElfBuilder.of(ElfReader.read(nameless, "a.o"));

        assertThatIllegalStateException()
                .isThrownBy(() -> builder.add(NOTE, bytes(1)))
                .withMessage("a.o has no section names");
    }

    @Test
    void indices_end_where_other_meanings_begin() throws MalformedInputException {
        ElfBuilder builder = builder();
        for (int i = 9; i < 0xfeff; i++) {
            builder.add(NOTE, bytes());
        }

        assertThat(ElfReader.read(builder.toBytes(), "b.o").sections()).hasSize(0xfeff);
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.add(NOTE, bytes()))
                .withMessage("would have more than 65,279 sections");
    }

    @Test
    void section_names_are_appended_once() throws MalformedInputException {
        ElfFile after = edited(Sample.of(ByteOrder.LITTLE_ENDIAN), b -> {
            b.add(NOTE, bytes(1));
            b.add(NOTE, bytes(2));
        });

        assertThat(section(after, ".strtab").header().size()).isEqualTo(101 + ".note".length() + 1);
    }

    /** Its program headers name places in the file, and nobody moves those. */
    @Test
    void executable_cannot_be_edited() throws MalformedInputException {
        byte[] executable = Sample.of(ByteOrder.LITTLE_ENDIAN).with(16, 2, 2);
        ElfBuilder builder = ElfBuilder.of(ElfReader.read(executable, "a.out"));
        builder.add(NOTE, bytes(1));

        assertThatIllegalStateException()
                .isThrownBy(builder::toBytes)
                .withMessage("a.out is no relocatable object and cannot be edited");
    }
}
