package io.github.retrobpf.btf.build;

import static io.github.retrobpf.btf.RawBtf.info;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.btf.Samples;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BtfBuilderTest {
    static final List<ByteOrder> ORDERS = RawBtf.ORDERS;

    private static Btf reread(BtfBuilder builder, ByteOrder order) throws MalformedInputException {
        return Btf.parse(RawBtf.view(builder.toBytes(), order));
    }

    private static Btf reread(BtfBuilder builder) throws MalformedInputException {
        return reread(builder, ByteOrder.LITTLE_ENDIAN);
    }

    /** Strings before types, a hole between them, and something at the end. */
    private static Btf unusualLayout() throws MalformedInputException {
        ByteSink sink = new ByteSink(ByteOrder.LITTLE_ENDIAN, 64);
        sink.u16(0xeb9f).u8(1).u8(7).u32(28).u32(8).u32(16).u32(0).u32(3).u32(0);
        sink.u8(0).u8('a').u8(0).bytes(new byte[] {9, 9, 9, 9, 9});
        sink.u32(1).u32(info(BtfKind.INT, 0)).u32(4).u32(32).u32(0x55555555);
        return Btf.parse(RawBtf.view(sink.toByteArray(), ByteOrder.LITTLE_ENDIAN));
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void unchanged_is_the_same_bytes(ByteOrder order) throws MalformedInputException {
        Btf btf = Samples.everyKind(order);
        BtfBuilder builder = new BtfBuilder(btf);
        for (int id = 0; id < btf.endId(); id++) {
            builder.intern(btf.get(id));
            builder.string(btf.name(id));
            if (id > 0) {
                builder.replace(id, btf.get(id));
            }
        }
        assertThat(builder.changed()).isFalse();
        assertThat(builder.toBytes()).isEqualTo(btf.bytes().toByteArray());
    }

    @Test
    void unchanged_keeps_an_unusual_layout() throws MalformedInputException {
        Btf btf = unusualLayout();
        assertThat(new BtfBuilder(btf).toBytes()).isEqualTo(btf.bytes().toByteArray());
    }

    @Test
    void changed_is_contiguous_and_keeps_flags_and_header_length() throws MalformedInputException {
        BtfBuilder builder = new BtfBuilder(unusualLayout());
        builder.string("b");
        ByteSink want = new ByteSink(ByteOrder.LITTLE_ENDIAN, 64);
        want.u16(0xeb9f).u8(1).u8(7).u32(28).u32(0).u32(16).u32(16).u32(5).u32(0);
        want.u32(1).u32(info(BtfKind.INT, 0)).u32(4).u32(32);
        want.u8(0).u8('a').u8(0).u8('b').u8(0);
        assertThat(builder.toBytes()).isEqualTo(want.toByteArray());
    }

    @Test
    void refuses_to_change_a_header_with_unknown_fields() throws MalformedInputException {
        Btf btf = RawBtf.little().beyond(0, 0, 1, 0).parse();
        BtfBuilder builder = new BtfBuilder(btf);
        assertThat(builder.toBytes()).isEqualTo(btf.bytes().toByteArray());
        builder.string("b");
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(builder::toBytes)
                .withMessage("a.o:.BTF+0x1a: header has more fields than are known;"
                        + " a change might move what they point to");
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void edits_are_seen_before_and_after_writing(ByteOrder order) throws MalformedInputException {
        Btf btf = Samples.everyKind(order);
        BtfBuilder builder = new BtfBuilder(btf);
        int tag = 28;
        assertThat(btf.kind(tag)).isEqualTo(BtfKind.DECL_TAG);
        int name = builder.string("new");
        BtfType.Int integer = new BtfType.Int(name, 1, 0, 0, 8);
        builder.replace(tag, integer);
        int id = builder.add(new BtfType.Const(tag));
        assertThat(id).isEqualTo(btf.endId());
        Btf again = reread(builder, order);
        assertThat(again.endId()).isEqualTo(builder.endId()).isEqualTo(btf.endId() + 1);
        for (int i = 0; i < again.endId(); i++) {
            assertThat(again.get(i)).isEqualTo(builder.get(i));
            assertThat(again.kind(i)).isEqualTo(builder.kind(i));
            assertThat(again.name(i)).isEqualTo(builder.name(i));
            if (i != tag && i != id) {
                assertThat(again.get(i)).isEqualTo(btf.get(i));
            }
        }
        assertThat(again.get(tag)).isEqualTo(integer);
        assertThat(again.string(name)).isEqualTo("new");
    }

    @Test
    void replacing_back_is_no_change() throws MalformedInputException {
        BtfBuilder builder =
                new BtfBuilder(RawBtf.little().words(0, info(BtfKind.PTR, 0), 0).parse());
        BtfType old = builder.get(1);
        builder.replace(1, new BtfType.Const(0));
        assertThat(builder.changed()).isTrue();
        builder.replace(1, old);
        assertThat(builder.changed()).isFalse();
    }

    @Test
    void an_added_type_can_be_replaced() throws MalformedInputException {
        BtfBuilder builder = BtfBuilder.empty(ByteOrder.LITTLE_ENDIAN);
        int ptr = builder.add(new BtfType.Ptr(2)); // not there yet
        builder.add(new BtfType.Struct(builder.string("s"), false, 0, List.of()));
        builder.replace(ptr, new BtfType.Const(2));
        assertThat(reread(builder).get(ptr)).isEqualTo(new BtfType.Const(2));
    }

    @Test
    void refuses_a_record_of_another_size() throws MalformedInputException {
        BtfBuilder builder =
                new BtfBuilder(RawBtf.little().words(0, info(BtfKind.PTR, 0), 0).parse());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.replace(1, new BtfType.Int(0, 4, 0, 0, 32)))
                .withMessage("type 1, a PTR, has 12 bytes, the INT in its place 16");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.replace(0, new BtfType.Ptr(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add(BtfType.Void.INSTANCE));
    }

    @Test
    void refuses_to_write_edits_that_make_no_sense() {
        BtfBuilder builder = BtfBuilder.empty(ByteOrder.LITTLE_ENDIAN);
        builder.add(new BtfType.Ptr(5));
        assertThatIllegalStateException()
                .isThrownBy(builder::toBytes)
                .withMessage("edited BTF is not valid: (new):.BTF+0x20: type id 5 is not below 2");
    }

    @Test
    void intern_finds_the_lowest_identical_type() {
        BtfBuilder builder = BtfBuilder.empty(ByteOrder.LITTLE_ENDIAN);
        int first = builder.add(new BtfType.Ptr(0));
        int second = builder.add(new BtfType.Ptr(0));
        assertThat(builder.intern(new BtfType.Ptr(0))).isEqualTo(first);
        builder.replace(first, new BtfType.Const(0));
        assertThat(builder.intern(new BtfType.Ptr(0))).isEqualTo(second);
        assertThat(builder.intern(new BtfType.Const(0))).isEqualTo(first);
        builder.replace(first, new BtfType.Ptr(0));
        assertThat(builder.intern(new BtfType.Ptr(0))).isEqualTo(first);
        int third = builder.intern(new BtfType.Const(0));
        assertThat(third).isEqualTo(second + 1);
        assertThat(builder.intern(new BtfType.Const(0))).isEqualTo(third);
        assertThat(builder.intern(BtfType.Void.INSTANCE)).isZero();
    }

    @Test
    void a_string_is_stored_once() throws MalformedInputException {
        BtfBuilder builder = BtfBuilder.empty(ByteOrder.LITTLE_ENDIAN);
        assertThat(builder.string("")).isZero();
        int off = builder.string("grün");
        assertThat(builder.string("grün")).isEqualTo(off).isEqualTo(1);
        int next = builder.string("ün"); // a tail is an entry of its own
        assertThat(next).isEqualTo(7);
        assertThat(builder.string(off)).isEqualTo("grün");
        assertThat(builder.string(off + 2)).isEqualTo("ün");
        assertThat(reread(builder).string(next)).isEqualTo("ün");
    }

    @Test
    void strings_that_are_not_utf8_are_told_apart() throws MalformedInputException {
        Btf btf = RawBtf.little().strings((byte) 0, (byte) 0xff, (byte) 0).parse();
        BtfBuilder builder = new BtfBuilder(btf);
        assertThat(builder.string(btf.string(1))).isEqualTo(3);
    }

    @Test
    void a_missing_string_section_is_made() throws MalformedInputException {
        Btf none = RawBtf.little().strings().parse();
        BtfBuilder types = new BtfBuilder(none);
        assertThat(types.string("")).isZero();
        assertThat(types.changed()).isFalse();
        types.add(new BtfType.Ptr(0));
        assertThat(reread(types).name(1)).isEmpty();

        BtfBuilder strings = new BtfBuilder(none);
        assertThat(strings.string("a")).isEqualTo(1);
        assertThat(strings.string(0)).isEmpty();
        assertThat(reread(strings).string(1)).isEqualTo("a");
    }

    @Test
    void refuses_strings_with_nul_and_offsets_outside() {
        BtfBuilder builder = BtfBuilder.empty(ByteOrder.LITTLE_ENDIAN);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.string("a\0b"));
        builder.string("a");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> builder.string(3));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> builder.string(-1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> builder.get(1));
    }

    @Test
    void split_btf_finds_what_its_base_has() throws MalformedInputException {
        Btf base = RawBtf.little()
                .words(1, info(BtfKind.INT, 0), 4, 32)
                .strings((byte) 0, (byte) 'i', (byte) 0)
                .parse();
        Btf split = Btf.parse(RawBtf.little().strings().view(), base);
        BtfBuilder builder = new BtfBuilder(split);
        assertThat(builder.string("i")).isEqualTo(1);
        assertThat(builder.string("j")).isEqualTo(3);
        assertThat(builder.intern(base.get(1))).isEqualTo(1);
        assertThat(builder.add(new BtfType.Typedef(3, 1))).isEqualTo(2);
        Btf again = Btf.parse(RawBtf.view(builder.toBytes(), ByteOrder.LITTLE_ENDIAN), base);
        assertThat(again.name(2)).isEqualTo("j");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.replace(1, base.get(1)))
                .withMessage("type 1 is not part of this BTF");
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void empty_is_valid_btf(ByteOrder order) throws MalformedInputException {
        BtfBuilder builder = BtfBuilder.empty(order);
        assertThat(builder.changed()).isFalse();
        assertThat(reread(builder, order).endId()).isEqualTo(1);
    }

    /** These arrays have one hash: found one by one, they would take the square of their number. */
    @Test
    void types_that_were_made_to_collide_are_told_apart() {
        BtfBuilder builder = BtfBuilder.empty(ByteOrder.LITTLE_ENDIAN);
        List<BtfType> arrays = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            arrays.add(new BtfType.Array(0, 0, i));
            arrays.add(new BtfType.Array(0, i, 0));
        }
        arrays.forEach(builder::add);

        assertThat(arrays)
                .allSatisfy(
                        array -> assertThat(builder.get(builder.intern(array))).isEqualTo(array));
    }
}
