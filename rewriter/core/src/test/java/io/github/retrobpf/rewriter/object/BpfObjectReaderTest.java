package io.github.retrobpf.rewriter.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.NewSection;
import io.github.retrobpf.elf.build.NewSymbol;
import io.github.retrobpf.elf.build.SectionId;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BpfObjectReaderTest {
    private static final int TYPE = 16;
    private static final int MACHINE = 18;

    @Test
    void functions_come_by_section_then_by_offset() throws MalformedInputException {
        BpfObject object = twoFunctions().read();

        assertThat(object.functions())
                .extracting(BpfFunction::name, BpfFunction::offset, BpfFunction::size, BpfFunction::isEntry)
                .containsExactly(
                        tuple("first", 0, 16, false), tuple("second", 16, 8, false), tuple("on_packet", 0, 8, true));
        assertThat(object.functions()).extracting(BpfFunction::id).containsExactly(0, 1, 2);
    }

    @Test
    void of_two_symbols_for_one_place_the_global_one_counts() throws MalformedInputException {
        byte[] bytes = edited(twoFunctions(), elf -> {
            SectionId text = elf.section(".text").orElseThrow();
            elf.add(new NewSymbol("local", SymbolType.FUNC.info(SymbolBinding.LOCAL), 0, text, 0, 16));
        });

        assertThat(read(bytes).functions())
                .extracting(BpfFunction::name)
                .containsExactly("first", "second", "on_packet");
    }

    @Test
    void two_relocation_sections_for_one_section_of_code_are_refused() throws MalformedInputException {
        byte[] bytes = edited(twoFunctions(), elf -> {
            SectionId text = elf.section(".text").orElseThrow();
            SectionId symbols = elf.section(".symtab").orElseThrow();
            NewSection relocations = new NewSection(".rel.text", SectionType.REL.code(), 0, 8, 16, symbols, text);
            elf.add(relocations, new byte[0]);
            elf.add(relocations, new byte[0]);
        });

        assertRefused(bytes, "draft.o:.text+0x0: several relocation sections for one section of code");
    }

    @Test
    void another_machine_is_refused() throws MalformedInputException {
        assertRefused(
                patched(MACHINE, 62),
                "draft.o+0x12: machine 62, expected 247 (BPF); was it compiled with -target bpf?");
    }

    @Test
    void an_executable_is_refused() throws MalformedInputException {
        assertRefused(patched(TYPE, 2), "draft.o+0x10: ELF file type 2, expected 1 (relocatable object)");
    }

    @Test
    void code_that_ends_within_an_instruction_is_refused() throws MalformedInputException {
        assertRefused(
                edited(twoFunctions(), elf -> elf.setData(elf.section(".text").orElseThrow(), new byte[28])),
                "draft.o:.text+0x1c: size 28 of code is no multiple of 8");
    }

    @Test
    void a_function_beyond_its_section_is_refused() throws MalformedInputException {
        assertRefused(
                edited(twoFunctions(), elf -> elf.setData(elf.section(".text").orElseThrow(), new byte[16])),
                "draft.o:.symtab+0x68: function 'second' at 0x10 of 0x8 bytes is no run of instructions in section"
                        + " '.text' of 0x10 bytes");
    }

    @Test
    void a_function_that_starts_within_an_instruction_is_refused() throws MalformedInputException {
        byte[] bytes = edited(twoFunctions(), elf -> {
            SectionId text = elf.section(".text").orElseThrow();
            elf.add(new NewSymbol("odd", SymbolType.FUNC.info(SymbolBinding.LOCAL), 0, text, 4, 8));
        });

        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> read(bytes))
                .withMessageEndingWith(
                        "function 'odd' at 0x4 of 0x8 bytes is no run of instructions in section '.text' of 0x18 bytes");
    }

    @Test
    void records_without_types_are_refused() throws MalformedInputException {
        assertRefused(
                edited(twoFunctions(), elf -> elf.remove(elf.section(".BTF").orElseThrow())),
                "draft.o:.BTF.ext+0x0: there is no .BTF section that it could refer to");
    }

    @Test
    void an_object_without_types_has_functions_all_the_same() throws MalformedInputException {
        BpfObject object = twoFunctions().withoutBtf().read();

        assertThat(object.functions()).hasSize(3).noneMatch(BpfFunction::hasBtf);
        assertThat(object.btf()).isEmpty();
        assertThat(object.btfExt()).isEmpty();
    }

    @Test
    void a_section_of_types_that_is_a_group_is_refused() throws MalformedInputException {
        byte[] bytes = twoFunctions().toBytes();
        ElfBuilder elf = ElfBuilder.of(ElfReader.read(bytes, "draft.o"));
        int index = elf.section(".BTF").orElseThrow().value();
        int header = elf.base().header().shoff() + index * 64;
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(header + 4, 17);

        assertRefused(bytes, "draft.o:.BTF+0x0: section type GROUP, expected PROGBITS");
    }

    /** Or an object made for it would be the square of its size. */
    @Test
    void functions_that_cover_their_section_too_often_are_refused() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "on_packet").nops(63);
        byte[] sound = overlapping(draft, 16);

        assertThat(read(sound).functions()).hasSize(17);
        assertRefused(
                overlapping(draft, 32),
                "draft.o:.symtab+0x1f0: with function 'inner18' functions cover section 'xdp' more than 16 times");
    }

    private static byte[] overlapping(ObjectDraft draft, int count) throws MalformedInputException {
        return edited(draft, elf -> {
            SectionId xdp = elf.section("xdp").orElseThrow();
            for (int i = 1; i <= count; i++) {
                elf.add(new NewSymbol(
                        "inner" + i, SymbolType.FUNC.info(SymbolBinding.GLOBAL), 0, xdp, 8L * i, 8L * (64 - i)));
            }
        });
    }

    /** As loaders see it, whatever the flags say; its size is no multiple of eight. */
    @Test
    void executable_types_are_no_code() throws MalformedInputException {
        ObjectDraft draft = twoFunctions();
        byte[] bytes = draft.toBytes();
        ElfFile elf = ElfReader.read(bytes, "draft.o");
        int header =
                elf.header().shoff() + 64 * elf.section(".BTF").orElseThrow().index();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(header + 8, 4);

        assertThat(elf.section(".BTF").orElseThrow().header().size() % 8).isNotZero();
        assertThat(read(bytes).functions()).hasSize(3);
    }

    private static ObjectDraft twoFunctions() {
        ObjectDraft draft = ObjectDraft.little();
        draft.function(".text", "first").nops(1);
        draft.function(".text", "second");
        draft.function("xdp", "on_packet");
        return draft;
    }

    private static byte[] patched(int offset, int value) throws MalformedInputException {
        byte[] bytes = twoFunctions().toBytes();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(offset, (short) value);
        return bytes;
    }

    private static byte[] edited(ObjectDraft draft, Consumer<ElfBuilder> edit) throws MalformedInputException {
        ElfBuilder elf = ElfBuilder.of(ElfReader.read(draft.toBytes(), "draft.o"));
        edit.accept(elf);
        return elf.toBytes();
    }

    private static BpfObject read(byte[] bytes) throws MalformedInputException {
        return BpfObjectReader.read(bytes, "draft.o");
    }

    private static void assertRefused(byte[] bytes, String message) {
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> read(bytes))
                .withMessage(message);
    }
}
