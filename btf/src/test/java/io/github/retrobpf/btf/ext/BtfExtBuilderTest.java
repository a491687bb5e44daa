package io.github.retrobpf.btf.ext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BtfExtBuilderTest {
    static final List<ByteOrder> ORDERS = RawBtf.ORDERS;

    private static InfoBlock first(BtfExt ext, InfoKind kind) {
        return ext.blocks(kind).get(0);
    }

    private static BtfExt parse(RawExt raw) throws MalformedInputException {
        return BtfExt.parse(raw.view());
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void unchanged_is_the_same_bytes(ByteOrder order) throws MalformedInputException {
        RawExt raw = RawExt.sample(order).tail(1, 2, 3);
        assertThat(new BtfExtBuilder(parse(raw)).toBytes()).isEqualTo(raw.bytes());
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void copies_go_to_the_end_of_the_first_block_of_their_section(ByteOrder order) throws MalformedInputException {
        BtfExt ext = parse(RawExt.sample(order).tail(1, 2, 3));
        BtfExtBuilder builder = new BtfExtBuilder(ext);
        builder.copyFuncInfo(first(ext, InfoKind.FUNC_INFO), 1, 1, 0x90, 30);
        builder.copy(InfoKind.LINE_INFO, first(ext, InfoKind.LINE_INFO), 0, 1, 0x98);
        builder.copy(InfoKind.CORE_RELO, first(ext, InfoKind.CORE_RELO), 0, 1, 0xfffffff8L);
        RawExt want = new RawExt(order)
                .func(8, 1, 3, 0, 20, 64, 21, 0x90, 30, 5, 1, 0, 22)
                .line(16, 1, 3, 0, 5, 9, 3 << 10 | 7, 8, 5, 9, 4 << 10 | 1, 0x98, 5, 9, 3 << 10 | 7)
                .core(16, 1, 2, 8, 6, 1, 0, -8, 6, 1, 0)
                .tail(1, 2, 3);
        assertThat(builder.toBytes()).isEqualTo(want.bytes());
    }

    @Test
    void a_section_without_a_block_gets_one_at_the_end() throws MalformedInputException {
        BtfExt ext = parse(RawExt.little().func(8, 1, 1, 0, 20));
        BtfExtBuilder builder = new BtfExtBuilder(ext);
        builder.copy(InfoKind.FUNC_INFO, first(ext, InfoKind.FUNC_INFO), 0, 9, 8);
        builder.copy(InfoKind.FUNC_INFO, first(ext, InfoKind.FUNC_INFO), 0, 9, 16);
        assertThat(builder.toBytes())
                .isEqualTo(RawExt.little()
                        .func(8, 1, 1, 0, 20, 9, 2, 8, 20, 16, 20)
                        .bytes());
    }

    @Test
    void several_blocks_of_one_section_stay_apart() throws MalformedInputException {
        BtfExt ext = parse(RawExt.little().func(8, 1, 1, 0, 20, 1, 1, 8, 21));
        BtfExtBuilder builder = new BtfExtBuilder(ext);
        builder.copyFuncInfo(first(ext, InfoKind.FUNC_INFO), 0, 1, 16, 22);
        assertThat(builder.toBytes())
                .isEqualTo(RawExt.little()
                        .func(8, 1, 2, 0, 20, 16, 22, 1, 1, 8, 21)
                        .bytes());
    }

    @Test
    void unknown_bytes_of_a_record_are_copied_too() throws MalformedInputException {
        BtfExt ext = parse(RawExt.little().func(16, 1, 1, 0, 20, 77, 78));
        BtfExtBuilder builder = new BtfExtBuilder(ext);
        builder.copyFuncInfo(first(ext, InfoKind.FUNC_INFO), 0, 1, 8, 21);
        assertThat(builder.toBytes())
                .isEqualTo(RawExt.little()
                        .func(16, 1, 2, 0, 20, 77, 78, 8, 21, 77, 78)
                        .bytes());
    }

    @Test
    void an_absent_sub_section_takes_the_record_size_of_the_copy() throws MalformedInputException {
        BtfExt from = parse(RawExt.little().core(20, 1, 1, 8, 6, 1, 0, 99));
        BtfExt ext = parse(RawExt.little().header(24).func(8, 1, 1, 0, 20));
        BtfExtBuilder builder = new BtfExtBuilder(ext);
        builder.copy(InfoKind.CORE_RELO, first(from, InfoKind.CORE_RELO), 0, 1, 16);
        assertThat(builder.toBytes())
                .isEqualTo(RawExt.little()
                        .func(8, 1, 1, 0, 20)
                        .core(20, 1, 1, 16, 6, 1, 0, 99)
                        .bytes());
    }

    @Test
    void a_present_sub_section_keeps_its_record_size() throws MalformedInputException {
        BtfExt from = parse(RawExt.little().core(20, 1, 1, 8, 6, 1, 0, 99));
        BtfExtBuilder builder = new BtfExtBuilder(parse(RawExt.little().core(16)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.copy(InfoKind.CORE_RELO, first(from, InfoKind.CORE_RELO), 0, 1, 16))
                .withMessage("core_relo record has 20 bytes, those here have 16");
    }

    @Test
    void refuses_records_of_another_kind_or_byte_order() throws MalformedInputException {
        BtfExt little = parse(RawExt.sample(ByteOrder.LITTLE_ENDIAN));
        BtfExt big = parse(RawExt.sample(ByteOrder.BIG_ENDIAN));
        BtfExtBuilder builder = new BtfExtBuilder(little);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.copyFuncInfo(first(little, InfoKind.LINE_INFO), 0, 1, 0, 1))
                .withMessage("record is a LITTLE_ENDIAN line_info, not a LITTLE_ENDIAN func_info");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.copyFuncInfo(first(big, InfoKind.FUNC_INFO), 0, 1, 0, 1))
                .withMessage("record is a BIG_ENDIAN func_info, not a LITTLE_ENDIAN func_info");
    }

    @Test
    void a_longer_header_keeps_its_zeros_and_empty_sub_sections() throws MalformedInputException {
        int[] clang9 = {0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        RawExt raw = RawExt.little().header(42, clang9).func(8, 1, 1, 0, 20);
        BtfExt ext = parse(raw);
        BtfExtBuilder builder = new BtfExtBuilder(ext);
        builder.copyFuncInfo(first(ext, InfoKind.FUNC_INFO), 0, 1, 8, 21);
        assertThat(builder.toBytes())
                .isEqualTo(RawExt.little()
                        .header(42, clang9)
                        .func(8, 1, 2, 0, 20, 8, 21)
                        .bytes());
    }

    @Test
    void refuses_to_change_a_header_with_unknown_fields() throws MalformedInputException {
        RawExt raw = RawExt.little()
                .header(40, 0, 0, 0, 0, 4, 0, 0, 0)
                .func(8, 1, 1, 0, 20)
                .tail(1, 2, 3, 4);
        BtfExt ext = parse(raw);
        BtfExtBuilder builder = new BtfExtBuilder(ext);
        assertThat(builder.toBytes()).isEqualTo(raw.bytes());
        builder.copyFuncInfo(first(ext, InfoKind.FUNC_INFO), 0, 1, 8, 21);
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(builder::toBytes)
                .withMessage("a.o:.BTF.ext+0x24: header has more fields than are known;"
                        + " a change might move what they point to");
    }

    @Test
    void bytes_between_the_sub_sections_move_behind_them() throws MalformedInputException {
        // line_info at 0, four bytes of something else, then func_info at 8
        RawExt raw = RawExt.little().func(16, 0x11111111, 8, 1, 1, 0, 20);
        ByteSink sink = new ByteSink(ByteOrder.LITTLE_ENDIAN, 64).bytes(raw.bytes());
        sink.patchU32(8, 8).patchU32(12, 20).patchU32(16, 0).patchU32(20, 4);
        BtfExt ext = BtfExt.parse(RawExt.view(sink.toByteArray(), ByteOrder.LITTLE_ENDIAN));
        BtfExtBuilder builder = new BtfExtBuilder(ext);
        builder.copyFuncInfo(first(ext, InfoKind.FUNC_INFO), 0, 1, 8, 21);
        assertThat(builder.toBytes())
                .isEqualTo(RawExt.little()
                        .func(8, 1, 2, 0, 20, 8, 21)
                        .line(16)
                        .tail(0x11, 0x11, 0x11, 0x11)
                        .bytes());
    }
}
