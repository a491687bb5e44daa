package io.github.retrobpf.elf.read;

import static io.github.retrobpf.elf.read.Rejections.assertAccepted;
import static io.github.retrobpf.elf.read.Rejections.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.Limits;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import io.github.retrobpf.elf.testing.HandMadeElf;
import io.github.retrobpf.elf.testing.Sample;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class SymbolTableTest {
    private static final int SIZE = 32;
    private static final int LINK = 40;
    private static final int ENTRY_SIZE = 56;

    /** Where a symbol stands in the sample. */
    private static int at(HandMadeElf elf, int symbol) {
        return elf.offsetOf(Sample.SYMTAB) + 24 * symbol;
    }

    @Test
    void reads_symbols_in_both_byte_orders() throws MalformedInputException {
        for (ByteOrder order : Sample.orders()) {
            SymbolTable symbols =
                    ElfReader.read(Sample.of(order).toBytes(), "a.o").symbols().orElseThrow();

            assertThat(symbols.count()).isEqualTo(8);
            Symbol prog = symbols.get(Sample.PROG);
            assertThat(prog.name()).isEqualTo("prog");
            assertThat(prog.binding()).isEqualTo(SymbolBinding.GLOBAL);
            assertThat(prog.type()).isEqualTo(SymbolType.FUNC);
            assertThat(prog.shndx()).isEqualTo(Sample.XDP);
            assertThat(prog.size()).isEqualTo(32);
            assertThat(prog.isLocal()).isFalse();
            assertThat(symbols.get(Sample.LABEL).isLocal()).isTrue();
            assertThat(symbols.get(Sample.LABEL).value()).isEqualTo(8);
            assertThat(symbols.get(Sample.KFUNC).isUndefined()).isTrue();
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> symbols.get(8));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> symbols.get(-1));
        }
    }

    @Test
    void keeps_bindings_and_types_without_a_name() throws MalformedInputException {
        HandMadeElf elf = Sample.of(ByteOrder.LITTLE_ENDIAN);
        elf.symbol("ifunc", 0xaa, Sample.TEXT, 0, 0);

        Symbol symbol =
                ElfReader.read(elf.toBytes(), "a.o").symbols().orElseThrow().get(8);
        assertThat(symbol.binding()).isEqualTo(SymbolBinding.OTHER);
        assertThat(symbol.type()).isEqualTo(SymbolType.OTHER);
        assertThat(symbol.info()).isEqualTo(0xaa);
    }

    @Test
    void rejects_wrong_entry_size() {
        assertRejected(
                elf -> elf.withHeader(Sample.SYMTAB, ENTRY_SIZE, 16),
                "a.o+0x3c8: entry size 16 of section [7], expected 24");
        assertRejected(
                elf -> elf.withHeader(Sample.SYMTAB, ENTRY_SIZE, -1),
                "a.o+0x3c8: entry size 18446744073709551615 of section [7], expected 24");
    }

    @Test
    void rejects_link_to_what_is_no_string_table() {
        String message = ", no string table";
        assertRejected(
                elf -> elf.withHeader(Sample.SYMTAB, LINK, Sample.TEXT),
                "a.o+0x3b8: symbol table [7] links to [1]" + message);
        assertRejected(
                elf -> elf.withHeader(Sample.SYMTAB, LINK, 0), "a.o+0x3b8: symbol table [7] links to [0]" + message);
        assertRejected(
                elf -> elf.withHeader(Sample.SYMTAB, LINK, 9), "a.o+0x3b8: symbol table [7] links to [9]" + message);
        assertRejected(
                elf -> elf.withHeader(Sample.SYMTAB, LINK, -1),
                "a.o+0x3b8: symbol table [7] links to [4294967295]" + message);
    }

    @Test
    void rejects_size_that_is_no_multiple_of_an_entry() {
        assertRejected(
                elf -> elf.withHeader(Sample.SYMTAB, SIZE, 191), "a.o:.symtab+0x0: size 191 is no multiple of 24");
    }

    @Test
    void rejects_second_symbol_table() {
        assertRejected(
                elf -> {
                    elf.section("again", SectionType.SYMTAB, HandMadeElf.bytes());
                    return elf.toBytes();
                },
                "a.o+0x41c: a second symbol table [9] beside [7]");
    }

    @Test
    void rejects_first_symbol_that_is_not_the_null_symbol() {
        assertRejected(elf -> elf.with(at(elf, 0) + 6, 2, 0x101), "a.o:.symtab+0x6: symbol 0 is not the null symbol");
    }

    @Test
    void rejects_name_outside_the_strings() {
        assertRejected(
                elf -> elf.with(at(elf, Sample.PROG), 4, 101),
                "a.o:.symtab+0x60: name offset 101 lies outside the 101 bytes of strings");
        assertRejected(
                elf -> elf.with(at(elf, Sample.PROG), 4, 0xffff_ffffL),
                "a.o:.symtab+0x60: name offset 4294967295 lies outside the 101 bytes of strings");
    }

    @Test
    void rejects_name_longer_than_the_limit() {
        assertRejected(
                elf -> {
                    elf.symbol("n".repeat(Limits.MAX_NAME + 1), 0x10, Sample.TEXT, 0, 0);
                    return elf.toBytes();
                },
                "a.o:.strtab+0x2a: name is longer than 4096 bytes");
    }

    @Test
    void rejects_symbol_in_section_that_is_not_there() {
        assertRejected(
                elf -> elf.with(at(elf, Sample.PROG) + 6, 2, 9),
                "a.o:.symtab+0x66: section [9] of symbol 4, but there are 9 sections");
        assertRejected(
                elf -> elf.with(at(elf, Sample.PROG) + 6, 2, 0xfeff),
                "a.o:.symtab+0x66: section [65279] of symbol 4, but there are 9 sections");
    }

    @Test
    void rejects_extended_section_index() {
        assertRejected(
                elf -> elf.with(at(elf, Sample.PROG) + 6, 2, 0xffff),
                "a.o:.symtab+0x66: extended section index of symbol 4 is not supported");
    }

    @Test
    void keeps_special_section_indices() throws MalformedInputException {
        for (int shndx : new int[] {0xff00, 0xfff1, 0xfff2, 0xfffe}) {
            assertAccepted(elf -> elf.with(at(elf, Sample.PROG) + 6, 2, shndx));
        }
    }
}
