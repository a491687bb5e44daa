package io.github.retrobpf.elf.build;

import static io.github.retrobpf.elf.testing.HandMadeElf.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.HandMadeElf;
import io.github.retrobpf.elf.testing.Sample;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Layouts that no compiler here makes, but that the format allows: unchanged, every byte stays. */
class LayoutIdentityTest {
    private static void assertIdentity(Function<ByteOrder, HandMadeElf> object) throws MalformedInputException {
        for (ByteOrder order : Sample.orders()) {
            byte[] file = object.apply(order).toBytes();
            ElfFile read = ElfReader.read(file, "a.o");

            assertThat(ElfBuilder.of(read).toBytes()).isEqualTo(file);
        }
    }

    @Test
    void keeps_the_sample() throws MalformedInputException {
        assertIdentity(Sample::of);
    }

    @Test
    void keeps_section_headers_at_the_start() throws MalformedInputException {
        assertIdentity(order -> {
            HandMadeElf elf = new HandMadeElf(order).headersHere();
            elf.section("text", SectionType.PROGBITS, bytes(1, 2, 3)).align(4);
            elf.strtab("s");
            return elf;
        });
    }

    @Test
    void keeps_section_headers_in_the_middle() throws MalformedInputException {
        assertIdentity(order -> {
            HandMadeElf elf = new HandMadeElf(order);
            elf.section("text", SectionType.PROGBITS, bytes(1, 2, 3)).align(4);
            elf.headersHere();
            elf.strtab("s");
            return elf;
        });
    }

    @Test
    void keeps_gaps_and_trailing_bytes() throws MalformedInputException {
        assertIdentity(order -> {
            HandMadeElf elf = new HandMadeElf(order).gap(0xde, 0xad);
            elf.section("text", SectionType.PROGBITS, bytes(1, 2, 3));
            elf.gap(0xbe, 0xef, 0x01);
            elf.strtab("s");
            return elf.gap(0xca, 0xfe).headersHere().gap(0xba, 0xbe);
        });
    }

    @Test
    void keeps_misaligned_section() throws MalformedInputException {
        assertIdentity(order -> {
            HandMadeElf elf = new HandMadeElf(order).gap(1);
            elf.section("text", SectionType.PROGBITS, bytes(1, 2, 3)).align(16).offset(65);
            elf.strtab("s");
            return elf;
        });
    }

    @Test
    void keeps_nobits_wherever_it_claims_to_stand() throws MalformedInputException {
        for (long offset : new long[] {0, 1, 0x41, 0x7fff_fff0, 0x1_0000_0000L, Long.MAX_VALUE, -1}) {
            assertIdentity(order -> {
                HandMadeElf elf = new HandMadeElf(order);
                elf.section("text", SectionType.PROGBITS, bytes(1, 2, 3));
                elf.section(".bss", SectionType.NOBITS, bytes()).size(-1).offset(offset);
                elf.section("unused", SectionType.NULL, bytes()).size(77).offset(offset);
                elf.strtab("s");
                return elf;
            });
        }
    }

    @Test
    void keeps_empty_sections_that_share_an_offset() throws MalformedInputException {
        assertIdentity(order -> {
            HandMadeElf elf = new HandMadeElf(order);
            elf.section("a", SectionType.PROGBITS, bytes());
            elf.section("b", SectionType.PROGBITS, bytes()).align(1 << 30).offset(64);
            elf.section("c", SectionType.PROGBITS, bytes(1));
            elf.section("d", SectionType.PROGBITS, bytes()).offset(0);
            elf.section("e", SectionType.PROGBITS, bytes()).offset(64);
            elf.strtab("s");
            return elf;
        });
    }

    @Test
    void keeps_separate_string_tables() throws MalformedInputException {
        assertIdentity(order -> {
            HandMadeElf elf = new HandMadeElf(order);
            elf.symtab("sym", 1);
            elf.strtab("str");
            elf.shstrtab("shstr");
            elf.symbol("main", 0x10, 0, 0, 0);
            return elf;
        });
    }

    @Test
    void keeps_locals_behind_globals_as_the_linker_of_libbpf_writes_them() throws MalformedInputException {
        assertIdentity(order -> {
            HandMadeElf elf = Sample.of(order);
            elf.symbol("late", 0x00, Sample.TEXT, 0, 0);
            return elf;
        });
        assertIdentity(order -> {
            HandMadeElf elf = new HandMadeElf(order);
            elf.symtab("sym", 0);
            elf.strtab("str");
            elf.symbol("global", 0x10, 0, 0, 0);
            elf.symbol("local", 0x00, 1, 0, 0);
            return elf;
        });
    }

    @Test
    void keeps_addends_groups_and_unknown_types() throws MalformedInputException {
        assertIdentity(order -> {
            HandMadeElf elf = Sample.of(order);
            elf.section(".rela.maps", SectionType.RELA, elf.rela(4, 2, Sample.PROG, -8))
                    .link(Sample.SYMTAB)
                    .info(Sample.MAPS)
                    .entrySize(24);
            elf.section(".group", SectionType.GROUP, elf.words(1, Sample.TEXT, -5, 9999))
                    .link(Sample.SYMTAB)
                    .info(Sample.HELPER)
                    .entrySize(4);
            elf.section("odd group", SectionType.GROUP, bytes(1, 2, 3)).info(-1);
            elf.section("unknown", 0x6fff_1234, bytes(1, 2, 3))
                    .flags(-1)
                    .link(-1)
                    .info(0x7fff_ffff)
                    .entrySize(-1);
            return elf;
        });
    }

    @Test
    void keeps_object_without_names_and_object_without_sections() throws MalformedInputException {
        assertIdentity(HandMadeElf::new);
        byte[] header = Arrays.copyOf(new HandMadeElf(ByteOrder.LITTLE_ENDIAN).with(40, 8, 0), 70);
        header[60] = 0;
        header[66] = 7;

        assertThat(ElfBuilder.of(ElfReader.read(header, "a.o")).toBytes()).isEqualTo(header);
    }

    @Test
    void keeps_executable() throws MalformedInputException {
        byte[] file = Sample.of(ByteOrder.LITTLE_ENDIAN).with(16, 2, 2);

        assertThat(ElfBuilder.of(ElfReader.read(file, "a.out")).toBytes()).isEqualTo(file);
    }
}
