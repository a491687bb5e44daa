package io.github.retrobpf.btf.ext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BtfExtWriterTest {
    static final List<ByteOrder> ORDERS = RawBtf.ORDERS;

    private static InfoBlock first(RawExt raw, ByteOrder order, InfoKind kind) throws MalformedInputException {
        return BtfExt.parse(RawExt.view(raw.bytes(), order)).blocks(kind).get(0);
    }

    private static InfoBlock func(RawExt raw) throws MalformedInputException {
        return first(raw, ByteOrder.LITTLE_ENDIAN, InfoKind.FUNC_INFO);
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void each_section_has_one_block_of_a_kind_in_the_order_of_the_code(ByteOrder order) throws MalformedInputException {
        RawExt sample = RawExt.sample(order);
        InfoBlock funcs = first(sample, order, InfoKind.FUNC_INFO);
        InfoBlock lines = first(sample, order, InfoKind.LINE_INFO);
        InfoBlock relocations = first(sample, order, InfoKind.CORE_RELO);
        BtfExtWriter writer = new BtfExtWriter(order);
        writer.add(relocations, 0, 1, 0x20, 30, 31);
        writer.add(lines, 0, 1, 0x10, 32, 33);
        writer.add(funcs, 1, 1, 0x40, 34, 99);
        writer.add(funcs, 0, 7, 0, 35, 99);
        writer.add(funcs, 0, 1, 0, 36, 99);
        writer.add(lines, 1, 1, 0xfffffff8L, 37, 38);

        assertThat(writer.isEmpty()).isFalse();
        assertThat(writer.toBytes())
                .isEqualTo(new RawExt(order)
                        .func(8, 1, 2, 0, 36, 0x40, 34, 7, 1, 0, 35)
                        .line(16, 1, 2, 0x10, 32, 33, 3 << 10 | 7, -8, 37, 38, 4 << 10 | 1)
                        .core(16, 1, 1, 0x20, 30, 31, 0)
                        .bytes());
    }

    @Test
    void words_that_are_not_known_are_copied() throws MalformedInputException {
        InfoBlock block = func(RawExt.little().func(12, 1, 1, 0, 20, 77));
        BtfExtWriter writer = new BtfExtWriter(ByteOrder.LITTLE_ENDIAN);
        writer.add(block, 0, 5, 8, 21, 0);

        assertThat(writer.toBytes())
                .isEqualTo(RawExt.little().func(12, 5, 1, 8, 21, 77).bytes());
    }

    @Test
    void of_two_functions_or_lines_at_one_place_the_first_stays() throws MalformedInputException {
        RawExt raw =
                RawExt.little().func(8, 1, 1, 0, 20).line(16, 1, 1, 0, 5, 6, 7).core(16, 1, 1, 0, 6, 1, 0);
        BtfExtWriter writer = new BtfExtWriter(ByteOrder.LITTLE_ENDIAN);
        for (InfoKind kind : InfoKind.values()) {
            InfoBlock block = first(raw, ByteOrder.LITTLE_ENDIAN, kind);
            writer.add(block, 0, 1, 16, 21, 1);
            writer.add(block, 0, 1, 8, 22, 2);
            writer.add(block, 0, 1, 16, 23, 3);
        }

        // One instruction may have several relocations.
        assertThat(writer.toBytes())
                .isEqualTo(RawExt.little()
                        .func(8, 1, 2, 8, 22, 16, 21)
                        .line(16, 1, 2, 8, 22, 2, 7, 16, 21, 1, 7)
                        .core(16, 1, 3, 8, 22, 2, 0, 16, 21, 1, 0, 16, 23, 3, 0)
                        .bytes());
    }

    @Test
    void records_of_one_kind_have_one_size_and_byte_order() throws MalformedInputException {
        InfoBlock small = func(RawExt.little().func(8, 1, 1, 0, 20));
        InfoBlock large = func(RawExt.little().func(12, 1, 1, 0, 20, 77));
        BtfExtWriter writer = new BtfExtWriter(ByteOrder.LITTLE_ENDIAN);
        writer.add(small, 0, 1, 0, 20, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.add(large, 0, 1, 8, 20, 0))
                .withMessage("func_info record has 12 bytes, those here have 8");
        InfoBlock other = first(RawExt.sample(ByteOrder.BIG_ENDIAN), ByteOrder.BIG_ENDIAN, InfoKind.FUNC_INFO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.add(other, 0, 1, 8, 20, 0))
                .withMessage("func_info record is BIG_ENDIAN, those here are LITTLE_ENDIAN");
    }

    @Test
    void without_records_there_is_a_header() throws MalformedInputException {
        BtfExtWriter writer = new BtfExtWriter(ByteOrder.LITTLE_ENDIAN);

        assertThat(writer.isEmpty()).isTrue();
        assertThat(writer.toBytes()).isEqualTo(RawExt.little().bytes());
    }
}
