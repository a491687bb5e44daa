package io.github.retrobpf.elf.build;

import static io.github.retrobpf.elf.build.Edits.edited;
import static io.github.retrobpf.elf.build.Edits.id;
import static io.github.retrobpf.elf.build.Edits.relocatedSymbols;
import static io.github.retrobpf.elf.build.Edits.section;
import static io.github.retrobpf.elf.build.Edits.sectionNames;
import static io.github.retrobpf.elf.build.Edits.symbol;
import static io.github.retrobpf.elf.build.Edits.symbolNames;
import static io.github.retrobpf.elf.testing.HandMadeElf.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.HandMadeElf;
import io.github.retrobpf.elf.testing.Sample;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SymbolEditTest {
    private static final int LOCAL_FUNC = SymbolType.FUNC.info(SymbolBinding.LOCAL);
    private static final int GLOBAL_FUNC = SymbolType.FUNC.info(SymbolBinding.GLOBAL);

    static Iterable<ByteOrder> orders() {
        return Sample.orders();
    }

    private static ElfBuilder builder() throws MalformedInputException {
        return ElfBuilder.of(ElfReader.read(Sample.of(ByteOrder.LITTLE_ENDIAN).toBytes(), "a.o"));
    }

    private static NewSymbol at(ElfBuilder b, String name, int info) {
        return new NewSymbol(name, info, 2, id(b, ".text"), 8, 8);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void added_local_symbol_comes_before_globals_and_relocations_follow(ByteOrder order)
            throws MalformedInputException {
        ElfFile after = edited(Sample.of(order), b -> b.add(at(b, "clone", LOCAL_FUNC)));

        assertThat(symbolNames(after))
                .containsExactly("LBB0_1", "", "clone", "helper", "prog", "map", "counter", "bpf_kfunc");
        assertThat(section(after, ".symtab").header().info()).isEqualTo(4);
        assertThat(relocatedSymbols(after, "xdp")).containsExactly("helper", "map");
        assertThat(symbol(after, "clone")).isEqualTo(new Symbol("clone", 101, LOCAL_FUNC, 2, Sample.TEXT, 8, 8));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void added_global_symbol_comes_last(ByteOrder order) throws MalformedInputException {
        ElfFile after = edited(Sample.of(order), b -> b.add(at(b, "clone", GLOBAL_FUNC)));

        assertThat(symbolNames(after))
                .containsExactly("LBB0_1", "", "helper", "prog", "map", "counter", "bpf_kfunc", "clone");
        assertThat(section(after, ".symtab").header().info()).isEqualTo(3);
        assertThat(relocatedSymbols(after, "xdp")).containsExactly("helper", "map");
    }

    /** The linker of libbpf leaves locals behind globals and sh_info 0. */
    @Test
    void mixed_order_is_put_right_by_any_symbol_edit() throws MalformedInputException {
        HandMadeElf elf = Sample.of(ByteOrder.LITTLE_ENDIAN);
        elf.symbol("late", LOCAL_FUNC, Sample.TEXT, 0, 0);

        ElfFile after =
                edited(elf.withHeader(Sample.SYMTAB, 44, 0), b -> b.replace(b.symbol(Sample.LABEL), at(b, "label", 0)));

        assertThat(symbolNames(after))
                .containsExactly("label", "", "late", "helper", "prog", "map", "counter", "bpf_kfunc");
        assertThat(relocatedSymbols(after, "xdp")).containsExactly("helper", "map");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void address_significance_is_dropped_with_what_depends_on_it(ByteOrder order) throws MalformedInputException {
        HandMadeElf elf = Sample.of(order);
        elf.symbol("sig", SymbolType.SECTION.info(SymbolBinding.GLOBAL), Sample.ADDRSIG, 0, 0);
        elf.section(".rel.llvm_addrsig", SectionType.REL, elf.rel(0, 0, Sample.PROG))
                .link(Sample.SYMTAB)
                .info(Sample.ADDRSIG)
                .entrySize(16);

        ElfFile after = edited(elf, b -> b.add(at(b, "clone", GLOBAL_FUNC)));

        assertThat(sectionNames(after)).doesNotContain(".llvm_addrsig", ".rel.llvm_addrsig");
        assertThat(symbolNames(after)).doesNotContain("sig");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void replaced_symbol_keeps_its_relocations(ByteOrder order) throws MalformedInputException {
        ElfFile after = edited(Sample.of(order), b -> b.replace(b.symbol(Sample.HELPER), at(b, "renamed", LOCAL_FUNC)));

        assertThat(symbolNames(after)).containsExactly("LBB0_1", "", "renamed", "prog", "map", "counter", "bpf_kfunc");
        assertThat(section(after, ".symtab").header().info()).isEqualTo(4);
        assertThat(relocatedSymbols(after, "xdp")).containsExactly("renamed", "map");
    }

    @Test
    void replaced_symbol_that_keeps_its_name_needs_no_new_string() throws MalformedInputException {
        ElfFile after = edited(
                Sample.of(ByteOrder.LITTLE_ENDIAN),
                b -> b.replace(b.symbol(Sample.HELPER), at(b, "helper", LOCAL_FUNC)));

        assertThat(section(after, ".strtab").header().size()).isEqualTo(101);
        assertThat(symbol(after, "helper").isLocal()).isTrue();
    }

    @Test
    void names_are_appended_once_whoever_bears_them() throws MalformedInputException {
        ElfFile after = edited(Sample.of(ByteOrder.LITTLE_ENDIAN), b -> {
            b.add(at(b, "same", LOCAL_FUNC));
            b.add(at(b, "same", GLOBAL_FUNC));
            b.add(new NewSection("same", 1, 0, 1, 0, null, null), bytes(1));
        });

        assertThat(section(after, ".strtab").header().size()).isEqualTo(101 + "same".length() + 1);
        assertThat(after.section("same")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void removed_symbol_leaves_the_others_to_their_relocations(ByteOrder order) throws MalformedInputException {
        ElfFile after = edited(Sample.of(order), b -> b.remove(b.symbol(Sample.LABEL)));

        assertThat(symbolNames(after)).containsExactly("", "helper", "prog", "map", "counter", "bpf_kfunc");
        assertThat(section(after, ".symtab").header().info()).isEqualTo(2);
        assertThat(relocatedSymbols(after, "xdp")).containsExactly("helper", "map");
    }

    @Test
    void relocation_that_names_a_removed_symbol_is_refused() throws MalformedInputException {
        ElfBuilder builder = builder();
        builder.remove(builder.symbol(Sample.MAP));

        assertThatIllegalStateException()
                .isThrownBy(builder::toBytes)
                .withMessage("section .relxdp names symbol map [5], which was removed");
    }

    @Test
    void relocation_that_names_a_symbol_added_and_removed_is_refused() throws MalformedInputException {
        ElfBuilder builder = builder();
        SymbolId added = builder.add(at(builder, "clone", GLOBAL_FUNC));
        builder.setRelocations(id(builder, ".relxdp"), List.of(new RelocationEdit(0, 10, added, 0)));
        builder.remove(added);

        assertThatIllegalStateException()
                .isThrownBy(builder::toBytes)
                .withMessage("section .relxdp names symbol clone [8], which was removed");
    }

    @Test
    void null_symbol_stays() throws MalformedInputException {
        ElfBuilder builder = builder();

        assertThatIllegalArgumentException().isThrownBy(() -> builder.remove(builder.symbol(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.replace(builder.symbol(0), at(builder, "x", 0)));
    }

    @Test
    void unknown_ids_are_refused_at_once() throws MalformedInputException {
        ElfBuilder builder = builder();
        SymbolId unknown = new SymbolId(8);

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> builder.remove(unknown));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> builder.symbol(8));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() ->
                        builder.setRelocations(id(builder, ".relxdp"), List.of(new RelocationEdit(0, 10, unknown, 0))));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> builder.add(new NewSymbol("x", 0, 0, new SectionId(9), 0, 0)));
    }

    @Test
    void symbol_may_be_undefined_or_absolute() throws MalformedInputException {
        ElfFile after = edited(Sample.of(ByteOrder.LITTLE_ENDIAN), b -> {
            b.add(new NewSymbol("extern", 0x10, 0, new SectionId(0), 0, 0));
            b.add(new NewSymbol("absolute", 0x10, 0, new SectionId(0xfff1), 5, 0));
        });

        assertThat(symbol(after, "extern").isUndefined()).isTrue();
        assertThat(symbol(after, "absolute").shndx()).isEqualTo(0xfff1);
    }

    @Test
    void object_without_symbol_table_takes_no_symbols() throws MalformedInputException {
        HandMadeElf elf = new HandMadeElf(ByteOrder.LITTLE_ENDIAN);
        elf.section("text", SectionType.PROGBITS, bytes(1));
        elf.strtab("s");
        ElfBuilder builder = ElfBuilder.of(ElfReader.read(elf.toBytes(), "a.o"));

        assertThatIllegalStateException()
                .isThrownBy(() -> builder.add(new NewSymbol("x", 0, 0, new SectionId(1), 0, 0)))
                .withMessage("a.o has no symbol table");
    }

    @Test
    void separate_string_tables_take_each_their_own_names() throws MalformedInputException {
        HandMadeElf elf = new HandMadeElf(ByteOrder.BIG_ENDIAN);
        elf.section("text", SectionType.PROGBITS, bytes(1));
        elf.symtab("sym", 1);
        elf.strtab("str");
        elf.shstrtab("shstr");
        elf.symbol("main", GLOBAL_FUNC, 1, 0, 1);

        ElfFile after = edited(elf, b -> {
            b.add(new NewSymbol("symbol", GLOBAL_FUNC, 0, b.section(1), 0, 1));
            b.add(new NewSection("section", 1, 0, 1, 0, null, null), bytes(1));
        });

        assertThat(Edits.data(after, "str")).asString().isEqualTo("\0main\0symbol\0");
        assertThat(Edits.data(after, "shstr")).asString().isEqualTo("\0text\0sym\0str\0shstr\0section\0");
    }
}
