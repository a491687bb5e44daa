package io.github.retrobpf.btf.ext;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.btf.Samples;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The sub-sections start at 0x20. */
class BtfExtTest {
    static final List<ByteOrder> ORDERS = RawBtf.ORDERS;

    private static void refuses(ByteView view, String message) {
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> BtfExt.parse(view))
                .withMessage("a.o:.BTF.ext+" + message);
    }

    private static void disagrees(RawExt raw, String message) throws MalformedInputException {
        BtfExt ext = BtfExt.parse(raw.view());
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> ext.check(Samples.everyKind(ByteOrder.LITTLE_ENDIAN)))
                .withMessage("a.o:.BTF.ext+" + message);
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void records_say_what_the_words_say(ByteOrder order) throws MalformedInputException {
        BtfExt ext = BtfExt.parse(RawExt.sample(order).view());
        ext.check(Samples.everyKind(order));

        assertThat(ext.blocks(InfoKind.FUNC_INFO)).hasSize(2);
        InfoBlock func = ext.blocks(InfoKind.FUNC_INFO).get(0);
        assertThat(func.kind()).isEqualTo(InfoKind.FUNC_INFO);
        assertThat(func.sectionName()).isEqualTo(1);
        assertThat(func.count()).isEqualTo(2);
        assertThat(func.funcInfo(1)).isEqualTo(new FuncInfo(64, 21));
        assertThat(func.typeId(1)).isEqualTo(21);
        assertThat(func.location(1)).hasToString("a.o:.BTF.ext+0x34");
        assertThat(ext.blocks(InfoKind.FUNC_INFO).get(1).sectionName()).isEqualTo(5);

        InfoBlock line = ext.blocks(InfoKind.LINE_INFO).get(0);
        assertThat(line.lineInfo(0)).isEqualTo(new LineInfo(0, 5, 9, 3, 7));
        assertThat(line.insnOff(1)).isEqualTo(8);

        InfoBlock core = ext.blocks(InfoKind.CORE_RELO).get(0);
        assertThat(core.coreRelo(0)).isEqualTo(new CoreRelo(8, 6, 1, 0));
    }

    @Test
    void each_sub_section_may_be_absent() throws MalformedInputException {
        BtfExt none = BtfExt.parse(RawExt.little().view());
        for (InfoKind kind : InfoKind.values()) {
            assertThat(none.blocks(kind)).isEmpty();
        }
        BtfExt old =
                BtfExt.parse(RawExt.little().header(24).func(8, 1, 1, 0, 20).view());
        assertThat(old.blocks(InfoKind.FUNC_INFO)).hasSize(1);
        assertThat(old.blocks(InfoKind.CORE_RELO)).isEmpty();
        BtfExt noBlocks = BtfExt.parse(RawExt.little().line(16).view());
        assertThat(noBlocks.blocks(InfoKind.LINE_INFO)).isEmpty();
    }

    @Test
    void records_may_be_larger_than_what_is_known() throws MalformedInputException {
        InfoBlock block = BtfExt.parse(
                        RawExt.little().func(12, 1, 2, 0, 20, 77, 8, 21, 78).view())
                .blocks(InfoKind.FUNC_INFO)
                .get(0);
        assertThat(block.recordSize()).isEqualTo(12);
        assertThat(block.funcInfo(1)).isEqualTo(new FuncInfo(8, 21));
    }

    @Test
    void offsets_have_32_bits() throws MalformedInputException {
        InfoBlock block = BtfExt.parse(
                        RawExt.little().line(16, 1, 1, -8, 0, 0, -1).view())
                .blocks(InfoKind.LINE_INFO)
                .get(0);
        assertThat(block.lineInfo(0)).isEqualTo(new LineInfo(0xfffffff8L, 0, 0, 0x3fffff, 0x3ff));
    }

    @Test
    void a_block_answers_for_its_own_kind_alone() throws MalformedInputException {
        InfoBlock line = BtfExt.parse(RawExt.sample(ByteOrder.LITTLE_ENDIAN).view())
                .blocks(InfoKind.LINE_INFO)
                .get(0);
        assertThatIllegalStateException()
                .isThrownBy(() -> line.funcInfo(0))
                .withMessage("a block of line_info has no func_info");
        assertThatIllegalStateException().isThrownBy(() -> line.typeId(0));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> line.insnOff(2));
    }

    @Test
    void rejects_a_bad_header() {
        RawExt raw = RawExt.sample(ByteOrder.LITTLE_ENDIAN);
        refuses(raw.patched(0, 0x0001eb9e), "0x0: magic 0xeb9e is not 0xeb9f");
        refuses(raw.view().withOrder(ByteOrder.BIG_ENDIAN), "0x0: is not BIG_ENDIAN as the file is");
        refuses(raw.patched(0, 0x0002eb9f), "0x2: version 2 is not 1");
        refuses(raw.patched(4, 20), "0x4: header length 20 is less than 24");
        refuses(raw.patched(4, 500), "0x4: header needs 500 bytes, section has 148");
        refuses(raw.patched(12, 1000), "0x8: func_info section needs 1000 bytes at 0 behind the header, 116 left");
        refuses(
                raw.patched(16, -1),
                "0x10: line_info section needs 44 bytes at 4294967295 behind the header, 116 left");
        refuses(raw.patched(28, 100), "0x18: core_relo section needs 100 bytes at 88 behind the header, 116 left");
    }

    @Test
    void rejects_bad_record_sizes() {
        refuses(RawExt.little().func(4).view(), "0x20: func_info record size 4 is less than 8");
        refuses(RawExt.little().line(12).view(), "0x20: line_info record size 12 is less than 16");
        refuses(RawExt.little().core(18).view(), "0x20: core_relo record size 18 is not a multiple of 4");
        refuses(RawExt.little().core(-4).view(), "0x20: core_relo record size 4294967292 is larger than 2147483647");
        refuses(RawExt.little().func(8).patched(12, 3), "0x20: func_info section needs 4 bytes, 3 left");
    }

    @Test
    void rejects_blocks_that_do_not_fit() {
        refuses(RawExt.little().func(8, 1).view(), "0x24: func_info block needs 8 bytes, 4 left");
        refuses(
                RawExt.little().func(8, 1, 2, 0, 20).view(),
                "0x24: func_info block of 2 records of 8 bytes does not fit, 8 bytes left");
        refuses(
                RawExt.little().func(0x7ffffffc, 1, -1, 0, 20).view(),
                "0x24: func_info block of 4294967295 records of 2147483644 bytes does not fit, 8 bytes left");
    }

    @Test
    void rejects_what_btf_does_not_have() throws MalformedInputException {
        int far = 1 << 20;
        disagrees(RawExt.little().func(8, far, 1, 0, 20), "0x24: section name offset 1048576 is not below 199");
        disagrees(RawExt.little().func(8, 1, 1, 0, 99), "0x30: type id 99 is not below 35");
        disagrees(RawExt.little().func(8, 1, 1, 0, 19), "0x30: type 19 is a FUNC_PROTO, not a FUNC");
        disagrees(RawExt.little().line(16, 1, 1, 0, far, 0, 0), "0x30: file name offset 1048576 is not below 199");
        disagrees(RawExt.little().line(16, 1, 1, 0, 0, -1, 0), "0x34: source line offset 4294967295 is not below 199");
        disagrees(RawExt.little().core(16, 1, 1, 0, -1, 0, 0), "0x30: type id 4294967295 is not below 35");
        disagrees(RawExt.little().core(16, 1, 1, 0, 1, far, 0), "0x34: access string offset 1048576 is not below 199");
    }

    @Test
    void rejects_file_names_of_many_kilobytes() throws MalformedInputException {
        String strings = "\0f.c\0" + "n".repeat(5000) + "\0";
        Btf btf = RawBtf.little().strings(strings.getBytes(US_ASCII)).parse();
        // File name, source line.
        BtfExt.parse(RawExt.little().line(16, 1, 1, 0, 1, 5, 0).view()).check(btf);
        BtfExt ext = BtfExt.parse(RawExt.little().line(16, 1, 1, 0, 5, 1, 0).view());
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> ext.check(btf))
                .withMessage("a.o:.BTF.ext+0x30: file name is longer than 4096 bytes");
    }
}
