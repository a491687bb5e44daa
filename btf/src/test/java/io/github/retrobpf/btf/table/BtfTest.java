package io.github.retrobpf.btf.table;

import static io.github.retrobpf.btf.RawBtf.info;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.btf.Samples;
import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BtfTest {
    static final List<ByteOrder> ORDERS = RawBtf.ORDERS;

    private static final int INT = info(BtfKind.INT, 0);

    private static RawBtf base() {
        return RawBtf.little().words(1, INT, 4, 32).strings((byte) 0, (byte) 'i', (byte) 0);
    }

    @Test
    void void_has_no_record() throws MalformedInputException {
        Btf btf = base().parse();
        assertThat(btf.kind(0)).isEqualTo(BtfKind.VOID);
        assertThat(btf.get(0)).isEqualTo(BtfType.Void.INSTANCE);
        assertThat(btf.name(0)).isEmpty();
        assertThat(btf.vlen(0)).isZero();
        assertThat(btf.location(0)).hasToString("a.o:.BTF+0x0");
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void flat_access_agrees_with_the_record(ByteOrder order) throws MalformedInputException {
        Btf btf = Samples.everyKind(order);
        for (int id = 0; id < btf.endId(); id++) {
            BtfType type = btf.get(id);
            assertThat(btf.kind(id)).isEqualTo(type.kind());
            assertThat(btf.nameOff(id)).isEqualTo(type.name());
            assertThat(btf.name(id)).isEqualTo(btf.string(type.name()));
        }
        assertThat(btf.order()).isEqualTo(order);
    }

    @Test
    void records_have_a_place_in_the_section() throws MalformedInputException {
        Btf btf = base().words(0, info(BtfKind.PTR, 0), 1).beyond(0, 0, 0, 0).parse();
        assertThat(btf.location(1)).hasToString("a.o:.BTF+0x1c");
        assertThat(btf.location(2)).hasToString("a.o:.BTF+0x2c");
        assertThat(btf.offset(2)).isEqualTo(16);
        assertThat(btf.offset(btf.endId())).isEqualTo(28);
    }

    @Test
    void a_string_may_start_inside_another() throws MalformedInputException {
        Btf btf = RawBtf.little()
                .strings((byte) 0, (byte) 'a', (byte) 'b', (byte) 0)
                .parse();
        assertThat(btf.string(1)).isEqualTo("ab");
        assertThat(btf.string(2)).isEqualTo("b");
        assertThat(btf.string(3)).isEmpty();
    }

    @Test
    void ids_and_offsets_outside_are_the_callers_mistake() throws MalformedInputException {
        Btf btf = base().parse();
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> btf.get(2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> btf.kind(-1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> btf.string(3))
                .withMessage("string offset 3 is not in 0..2");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> btf.string(-1));
    }

    @Test
    void vlen_has_24_bits() throws MalformedInputException {
        RawBtf raw = RawBtf.little().words(0, info(BtfKind.ENUM, 0x10001), 4);
        for (int i = 0; i < 0x10001; i++) {
            raw.words(0, i);
        }
        Btf btf = raw.parse();
        assertThat(btf.vlen(1)).isEqualTo(0x10001);
        assertThat(((BtfType.Enum) btf.get(1)).enumerators()).hasSize(0x10001);
    }

    @Test
    void split_btf_continues_ids_and_strings() throws MalformedInputException {
        Btf base = base().parse();
        // No empty string at the front: the base has it.
        RawBtf raw = RawBtf.little().words(3, info(BtfKind.TYPEDEF, 0), 1).strings((byte) 'T', (byte) 0);
        Btf split = Btf.parse(raw.view(), base);
        assertThat(split.firstId()).isEqualTo(2);
        assertThat(split.endId()).isEqualTo(3);
        assertThat(split.name(1)).isEqualTo("i");
        assertThat(split.name(2)).isEqualTo("T");
        assertThat(split.kind(1)).isEqualTo(BtfKind.INT);
        assertThat(split.get(2)).isEqualTo(new BtfType.Typedef(3, 1));
        assertThat(split.kind(0)).isEqualTo(BtfKind.VOID);
        assertThat(split.stringsStart()).isEqualTo(3);
        assertThat(split.stringsEnd()).isEqualTo(5);
        assertThat(split.base()).isSameAs(base);
    }

    @Test
    void split_btf_needs_no_strings_of_its_own() throws MalformedInputException {
        RawBtf raw = RawBtf.little().words(1, info(BtfKind.TYPEDEF, 0), 1).strings();
        assertThat(Btf.parse(raw.view(), base().parse()).name(2)).isEqualTo("i");
    }

    @Test
    void rejects_split_btf_in_another_order_than_its_base() throws MalformedInputException {
        Btf base = base().parse();
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> Btf.parse(new RawBtf(ByteOrder.BIG_ENDIAN).view(), base))
                .withMessage("a.o:.BTF+0x0: is not LITTLE_ENDIAN as its base is");
    }

    @Test
    void rejects_circles_in_split_btf() throws MalformedInputException {
        Btf base = base().parse();
        RawBtf raw = RawBtf.little().words(0, info(BtfKind.CONST, 0), 2);
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> Btf.parse(raw.view(), base))
                .withMessage("a.o:.BTF+0x18: type 2, a CONST, comes back to itself");
    }

    /** Many others may name it, and each of them may be asked. */
    @Test
    void a_long_record_is_decoded_once() throws MalformedInputException {
        BtfBuilder builder = BtfBuilder.empty(ByteOrder.LITTLE_ENDIAN);
        int few = builder.add(new BtfType.FuncProto(0, Collections.nCopies(3, new Param(0, 0))));
        int many = builder.add(new BtfType.FuncProto(0, Collections.nCopies(300, new Param(0, 0))));
        Btf btf = Btf.parse(RawBtf.view(builder.toBytes(), ByteOrder.LITTLE_ENDIAN));

        assertThat(btf.get(many)).isSameAs(btf.get(many)).isEqualTo(builder.get(many));
        assertThat(btf.get(few)).isEqualTo(builder.get(few));
    }
}
