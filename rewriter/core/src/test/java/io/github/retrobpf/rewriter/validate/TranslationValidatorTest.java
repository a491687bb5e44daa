package io.github.retrobpf.rewriter.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.NewSection;
import io.github.retrobpf.elf.build.NewSymbol;
import io.github.retrobpf.elf.build.RelocationEdit;
import io.github.retrobpf.elf.build.SectionId;
import io.github.retrobpf.elf.format.BpfRelocation;
import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.SymbolTable;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.rewriter.api.NamedBytes;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.api.RewriteRequest;
import io.github.retrobpf.rewriter.testing.FunctionDraft;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Odd objects, which are legal, and odd mistakes, which are none of the fixtures'. */
class TranslationValidatorTest {
    static Stream<ObjectDraft> oddObjects() {
        return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                .flatMap(order -> Stream.of(
                        shared(order).withBlockPerRecord(),
                        shared(order).withRecordsReversed(),
                        shared(order).withBlockPerRecord().withRecordsReversed(),
                        shared(order).withoutSectionSymbols(),
                        shared(order).alias("other", "report"),
                        byDistance(order)));
    }

    private static ObjectDraft shared(ByteOrder order) {
        ObjectDraft draft = new ObjectDraft(order);
        draft.function("xdp", "a").param("xdp_md").calls("report").line(0, 1);
        draft.function("tc", "b").param("__sk_buff").calls("report").line(0, 2);
        draft.function("fentry/x", "c").param("void").calls("report").line(0, 3);
        draft.function(".text", "report")
                .ctx()
                .nops(2)
                .line(0, 4)
                .line(8, 5)
                .core(0, "0:0")
                .core(8, "0:1");
        return draft;
    }

    private static ObjectDraft byDistance(ByteOrder order) {
        ObjectDraft draft = new ObjectDraft(order);
        draft.function("xdp", "a").param("xdp_md").calls("report");
        draft.function("tc", "b").param("__sk_buff").calls("report");
        draft.function(".text", "helper").isStatic();
        draft.function(".text", "report").ctx().callsByDistance("helper").takesAddressByDistance("helper");
        return draft;
    }

    @ParameterizedTest
    @MethodSource("oddObjects")
    void an_odd_object_is_no_mismatch(ObjectDraft draft) throws MalformedInputException {
        byte[] input = draft.toBytes();

        // A mismatch with what is declared would be thrown here.
        byte[] output = rewrite(input, RewriteOptions.DEFAULT);

        assertThat(output).isNotEqualTo(input);
        assertThat(validate(input, output).mismatches()).isEmpty();
    }

    /** A function's symbol behind that of a section which goes looks like a new one. */
    @Test
    void symbols_behind_those_of_dropped_sections_are_found() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little().alias("of_debug", "first");
        draft.function("xdp", "a").param("xdp_md").calls("report");
        draft.function(".text", "first").isStatic();
        draft.function(".text", "second").isStatic();
        draft.function(".text", "report").ctx().callsThroughSection("second");
        ElfBuilder elf = ElfBuilder.of(ElfReader.read(draft.toBytes(), "draft.o"));
        SectionId debug = elf.add(
                new NewSection(".debug_info", SectionType.PROGBITS.code(), 0, 1, 0, null, null), new byte[] {1, 2, 3});
        elf.replace(
                elf.symbol(indexOf(elf.base(), "of_debug")),
                new NewSymbol("", SymbolType.SECTION.info(SymbolBinding.LOCAL), 0, debug, 0, 0));
        byte[] input = elf.toBytes();

        byte[] output = rewrite(input, RewriteOptions.DEFAULT.withStripDebug(true));

        assertThat(ElfReader.read(output, "out.o").section(".debug_info")).isEmpty();
        assertThat(validate(input, output).mismatches()).isEmpty();
    }

    @Test
    void relocations_for_types_go_with_all_their_sections() throws MalformedInputException {
        ElfFile file = ElfReader.read(shared(ByteOrder.LITTLE_ENDIAN).toBytes(), "draft.o");
        ElfBuilder elf = ElfBuilder.of(file);
        SectionId types = elf.section(".BTF").orElseThrow();
        SectionId symbols = elf.section(file.symbolSection().orElseThrow().index());
        for (int i = 0; i < 2; i++) {
            SectionId id = elf.add(
                    new NewSection(".rel.BTF", SectionType.REL.code(), SectionFlags.INFO_LINK, 8, 16, symbols, types),
                    new byte[0]);
            elf.setRelocations(id, List.of(new RelocationEdit(32, 4, elf.symbol(1), 0)));
        }
        byte[] input = elf.toBytes();

        byte[] output = rewrite(input, RewriteOptions.DEFAULT);

        assertThat(ElfReader.read(output, "out.o").section(".rel.BTF")).isEmpty();
        assertThat(validate(input, output).mismatches()).isEmpty();
    }

    /** The original's number is wrong; where the table is written anew it is right. */
    @Test
    void a_wrong_number_of_local_symbols_may_become_right() throws MalformedInputException {
        byte[] right = shared(ByteOrder.LITTLE_ENDIAN).toBytes();
        ElfFile file = ElfReader.read(right, "draft.o");
        byte[] wrong = right.clone();
        wrong[file.header().shoff() + 64 * file.symbolSection().orElseThrow().index() + 44]++;

        assertThat(validate(wrong, rewrite(wrong, RewriteOptions.DEFAULT)).mismatches())
                .isEmpty();
        assertThat(validate(wrong, rewrite(right, RewriteOptions.DEFAULT)).mismatches())
                .isEmpty();
        assertThat(validate(right, rewrite(right, RewriteOptions.DEFAULT)).mismatches())
                .isEmpty();
    }

    @Test
    void a_relocation_that_is_doubled_is_one_mismatch_with_its_place() throws MalformedInputException {
        byte[] input = shared(ByteOrder.LITTLE_ENDIAN).toBytes();
        byte[] output = rewrite(input, RewriteOptions.DEFAULT);
        ElfBuilder elf = ElfBuilder.of(ElfReader.read(output, "out.o"));
        SectionId relocations = elf.section(".reltc").orElseThrow();
        List<RelocationEdit> entries = new ArrayList<>(elf.relocations(relocations));
        entries.add(entries.get(0));
        elf.setRelocations(relocations, entries);

        Validation validation = validate(input, elf.toBytes());

        assertThat(validation.mismatches()).hasSize(1);
        assertThat(validation.mismatches().get(0).place()).isEqualTo("instruction 0 of 'b' in program 'b' (sched_cls)");
    }

    /** One that calls the first function of .text through the section: loaders find it, but nobody asked for it. */
    @Test
    void another_spelling_of_the_same_call_is_a_mismatch() throws MalformedInputException {
        byte[] input = shared(ByteOrder.LITTLE_ENDIAN).toBytes();
        byte[] output = rewrite(input, RewriteOptions.DEFAULT);
        ElfFile file = ElfReader.read(output, "out.o");
        ElfBuilder elf = ElfBuilder.of(file);
        int text = file.section(".text").orElseThrow().index();
        SymbolTable symbols = file.symbols().orElseThrow();
        int symbol = 1;
        while (symbols.get(symbol).type() != SymbolType.SECTION
                || symbols.get(symbol).shndx() != text) {
            symbol++;
        }
        elf.setRelocations(
                elf.section(".relxdp").orElseThrow(),
                List.of(new RelocationEdit(0, BpfRelocation.R_BPF_64_32, elf.symbol(symbol), 0)));

        assertThat(validate(input, elf.toBytes()).mismatches())
                .extracting(Mismatch::place)
                .containsExactly("instruction 0 of 'a' in program 'a' (xdp)");
    }

    /** Nobody but kernels reads the tag, and they read it on programs only. */
    @Test
    void an_exception_callback_of_a_subprogram_keeps_its_name() throws MalformedInputException {
        byte[] input = withCallback("one").toBytes();
        byte[] output = withCallback("two").toBytes();

        assertThat(validate(input, output).mismatches())
                .extracting(Mismatch::place)
                .anyMatch(place -> place.contains("exception callbacks"));
    }

    @Test
    void an_exception_callback_that_is_static_is_a_mismatch() throws MalformedInputException {
        byte[] input = withProgramCallback(false).toBytes();
        byte[] output = withProgramCallback(true).toBytes();

        assertThat(validate(input, output).mismatches())
                .extracting(Mismatch::toString)
                .containsExactly("program 'a' (xdp), exception callback, linkage: the original has global,"
                        + " the rewritten object has static");
    }

    /** The symbols are alike: nothing but the FUNC says that the callback is static. */
    private static ObjectDraft withProgramCallback(boolean isStatic) {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "a").param("xdp_md").tag(-1, "exception_callback:report");
        FunctionDraft report = draft.function(".text", "report").ctx();
        if (isStatic) {
            report.isStaticInBtf();
        }
        return draft;
    }

    @Test
    void a_new_absolute_function_is_a_mismatch() throws MalformedInputException {
        byte[] input = shared(ByteOrder.LITTLE_ENDIAN).toBytes();
        ElfBuilder elf = ElfBuilder.of(ElfReader.read(rewrite(input, RewriteOptions.DEFAULT), "out.o"));
        SectionId text = elf.section(".text").orElseThrow();
        elf.add(new NewSymbol("new", SymbolType.FUNC.info(SymbolBinding.GLOBAL), 0, text, 0, 8));
        byte[] output = elf.toBytes();
        ElfFile file = ElfReader.read(output, "out.o");
        int at = (int) file.symbolSection().orElseThrow().header().offset()
                + indexOf(file, "new") * ElfConstants.SYMBOL_SIZE;
        ByteBuffer.wrap(output).order(ByteOrder.LITTLE_ENDIAN).putShort(at + 6, (short) SectionIndex.ABS);

        assertThat(validate(input, output).mismatches())
                .extracting(Mismatch::toString)
                .anyMatch(mismatch -> mismatch.contains("'new'"));
    }

    private static ObjectDraft withCallback(String callback) {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "a").param("xdp_md").calls("report");
        draft.function(".text", "report").param("int").tag(-1, "exception_callback:" + callback);
        draft.function(".text", "one").param("int");
        draft.function(".text", "two").param("int");
        return draft;
    }

    /** What stands behind it is not told of. */
    @Test
    void a_section_or_a_symbol_that_differs_is_one_mismatch() throws MalformedInputException {
        byte[] input = withNames("xdp", "a").toBytes();

        assertThat(validate(input, withNames("xdq", "a").toBytes()).mismatches())
                .extracting(Mismatch::toString)
                .containsExactly(
                        "section [3] 'xdp', name: the original has xdp, the rewritten object has xdq",
                        "section [6] '.relxdp', name: the original has .relxdp, the rewritten object has .relxdq");
        assertThat(validate(input, withNames("xdp", "z").toBytes()).mismatches())
                .singleElement()
                .asString()
                .contains("'a'", "'z'");
    }

    private static ObjectDraft withNames(String section, String symbol) {
        ObjectDraft draft = ObjectDraft.little();
        draft.function(section, "a").rename(symbol).param("xdp_md").calls("report");
        draft.function("tc", "b").param("__sk_buff").calls("report");
        draft.function(".text", "report").ctx();
        return draft;
    }

    @Test
    void another_byte_order_is_one_mismatch() throws MalformedInputException {
        byte[] little = shared(ByteOrder.LITTLE_ENDIAN).toBytes();
        byte[] big = shared(ByteOrder.BIG_ENDIAN).toBytes();

        assertThat(validate(little, big).mismatches())
                .extracting(Mismatch::place)
                .containsExactly("byte order");
    }

    @Test
    void names_beyond_all_measure_are_cut() throws MalformedInputException {
        byte[] input = longNames("x".repeat(4000)).toBytes();
        byte[] output = longNames("y".repeat(4000)).toBytes();

        Validation validation = validate(input, output);

        assertThat(validation.isTranslation()).isFalse();
        assertThat(validation.summary()).hasSizeLessThan(2000);
    }

    private static ObjectDraft longNames(String name) {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "a").rename(name).param("xdp_md").calls("report");
        draft.function(".text", "report").rename("r" + name).ctx();
        return draft;
    }

    private static int indexOf(ElfFile elf, String name) {
        SymbolTable symbols = elf.symbols().orElseThrow();
        for (int i = 0; i < symbols.count(); i++) {
            if (symbols.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new AssertionError(name);
    }

    private static byte[] rewrite(byte[] input, RewriteOptions options) throws MalformedInputException {
        return Retrobpf.rewrite(new RewriteRequest("in.o", input, options)).output();
    }

    private static Validation validate(byte[] original, byte[] rewritten) throws MalformedInputException {
        return Retrobpf.validate(
                new NamedBytes("in.o", original), new NamedBytes("out.o", rewritten), RewriteOptions.DEFAULT);
    }
}
