package io.github.retrobpf.btf.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.btf.Samples;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Enumerator;
import io.github.retrobpf.btf.model.Extra;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.model.SecVar;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class TypeCodecTest {
    static final List<ByteOrder> ORDERS = RawBtf.ORDERS;

    private static ByteSink words(ByteOrder order, int... words) {
        ByteSink sink = new ByteSink(order, 64);
        for (int word : words) {
            sink.u32(word);
        }
        return sink;
    }

    /** In both byte orders the words mean the type, and the type the words. */
    private static void same(BtfType type, int... words) throws MalformedInputException {
        for (ByteOrder order : ORDERS) {
            byte[] bytes = words(order, words).toByteArray();
            ByteView view = RawBtf.view(bytes, order);
            assertThat(TypeDecoder.decode(view, 0)).isEqualTo(type);
            ByteSink sink = new ByteSink(order, 0);
            TypeEncoder.encode(type, sink);
            assertThat(sink.toByteArray()).isEqualTo(bytes);
            assertThat(TypeEncoder.size(type))
                    .isEqualTo(TypeDecoder.size(view, 0))
                    .isEqualTo(bytes.length);
        }
    }

    @Test
    void int_is_size_encoding_offset_and_bits() throws MalformedInputException {
        same(new BtfType.Int(7, 4, BtfType.Int.SIGNED, 0, 32), 7, 1 << 24, 4, 1 << 24 | 32);
        same(new BtfType.Int(7, 1, BtfType.Int.BOOL, 3, 5), 7, 1 << 24, 1, 4 << 24 | 3 << 16 | 5);
    }

    @Test
    void references_are_a_name_and_a_target() throws MalformedInputException {
        same(new BtfType.Ptr(9), 0, 2 << 24, 9);
        same(new BtfType.Typedef(3, 9), 3, 8 << 24, 9);
        same(new BtfType.Volatile(9), 0, 9 << 24, 9);
        same(new BtfType.Const(9), 0, 10 << 24, 9);
        same(new BtfType.Restrict(9), 0, 11 << 24, 9);
        same(new BtfType.TypeTag(3, 9), 3, 18 << 24, 9);
        same(new BtfType.Func(3, 1, 9), 3, 12 << 24 | 1, 9);
    }

    @Test
    void array_is_element_index_and_count() throws MalformedInputException {
        same(new BtfType.Array(2, 1, 0xffffffffL), 0, 3 << 24, 0, 2, 1, -1);
    }

    @Test
    void struct_and_union_keep_raw_member_offsets() throws MalformedInputException {
        List<Member> members = List.of(new Member(5, 1, 0xff000020L), new Member(0, 2, 64));
        same(new BtfType.Struct(3, false, 16, members), 3, 4 << 24 | 2, 16, 5, 1, 0xff000020, 0, 2, 64);
        same(new BtfType.Union(3, true, 16, members), 3, 1 << 31 | 5 << 24 | 2, 16, 5, 1, 0xff000020, 0, 2, 64);
    }

    @Test
    void enum_values_are_signed_if_the_kind_flag_says_so() throws MalformedInputException {
        same(new BtfType.Enum(3, false, 4, List.of(new Enumerator(5, 0xffffffffL))), 3, 6 << 24 | 1, 4, 5, -1);
        same(new BtfType.Enum(3, true, 4, List.of(new Enumerator(5, -1))), 3, 1 << 31 | 6 << 24 | 1, 4, 5, -1);
    }

    @Test
    void enum64_has_the_low_half_first() throws MalformedInputException {
        same(
                new BtfType.Enum64(3, true, 8, List.of(new Enumerator(5, 0x0123456789abcdefL))),
                3,
                1 << 31 | 19 << 24 | 1,
                8,
                5,
                0x89abcdef,
                0x01234567);
        same(new BtfType.Enum64(0, false, 8, List.of(new Enumerator(5, -1))), 0, 19 << 24 | 1, 8, 5, -1, -1);
    }

    @Test
    void fwd_is_a_union_if_the_kind_flag_says_so() throws MalformedInputException {
        same(new BtfType.Fwd(3, false), 3, 7 << 24, 0);
        same(new BtfType.Fwd(3, true), 3, 1 << 31 | 7 << 24, 0);
    }

    @Test
    void func_proto_has_its_return_type_in_front() throws MalformedInputException {
        same(new BtfType.FuncProto(1, List.of(new Param(5, 2), new Param(0, 0))), 0, 13 << 24 | 2, 1, 5, 2, 0, 0);
    }

    @Test
    void variables_and_sections() throws MalformedInputException {
        same(new BtfType.Var(3, 1, 2), 3, 14 << 24, 1, 2);
        same(new BtfType.DataSec(3, 8, List.of(new SecVar(1, 4, 4))), 3, 15 << 24 | 1, 8, 1, 4, 4);
    }

    @Test
    void float_and_decl_tag() throws MalformedInputException {
        same(new BtfType.Float(3, 8), 3, 16 << 24, 8);
        same(new BtfType.DeclTag(3, 1, -1), 3, 17 << 24, 1, -1);
        same(new BtfType.DeclTag(3, 1, 2), 3, 17 << 24, 1, 2);
    }

    @Test
    void what_a_kind_does_not_use_is_kept() throws MalformedInputException {
        same(new BtfType.Ptr(9, new Extra(3, 1 << 31 | 5, 0, 0)), 3, 1 << 31 | 2 << 24 | 5, 9);
        same(new BtfType.Array(2, 1, 4, new Extra(0, 0, 6, 0)), 0, 3 << 24, 6, 2, 1, 4);
        same(new BtfType.Fwd(3, false, new Extra(0, 2, 8, 0)), 3, 7 << 24 | 2, 8);
        same(new BtfType.Int(3, 4, 1, 0, 32, new Extra(0, 9, 0, 0xf000ff00)), 3, 1 << 24 | 9, 4, 0xf100ff20);
        same(new BtfType.Func(3, 0xfffff, 9, new Extra(0, 1 << 31, 0, 0)), 3, 1 << 31 | 12 << 24 | 0xfffff, 9);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VOID")
    void any_words_of_a_kind_come_back_as_they_were(BtfKind kind) throws MalformedInputException {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            ByteOrder order = ORDERS.get(seed % 2);
            int vlen = random.nextInt(5);
            ByteSink sink = words(order, random.nextInt(), (random.nextInt() & 1 << 31) | RawBtf.info(kind, vlen));
            while (sink.size() < 12 + 12 * vlen + 12) {
                sink.u32(random.nextInt());
            }
            ByteView view = RawBtf.view(sink.toByteArray(), order);
            ByteSink again = new ByteSink(order, 0);
            TypeEncoder.encode(TypeDecoder.decode(view, 0), again);
            assertThat(again.toByteArray())
                    .as("seed %d", seed)
                    .isEqualTo(view.slice(0, TypeDecoder.size(view, 0)).toByteArray());
        }
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void every_kind_comes_back_as_it_was(ByteOrder order) throws MalformedInputException {
        Btf btf = Samples.everyKind(order);
        ByteSink sink = new ByteSink(order, 0);
        Set<BtfKind> kinds = EnumSet.of(BtfKind.VOID);
        for (int id = 1; id < btf.endId(); id++) {
            TypeEncoder.encode(btf.get(id), sink);
            kinds.add(btf.kind(id));
        }
        assertThat(sink.toByteArray()).isEqualTo(btf.typeBytes().toByteArray());
        assertThat(kinds).containsExactlyInAnyOrder(BtfKind.values());
    }

    @Test
    void refuses_to_write_what_does_not_fit() {
        refuses(BtfType.Void.INSTANCE, "VOID has no record");
        refuses(new BtfType.Int(0, 1L << 32, 0, 0, 8), "INT: 4294967296 does not fit 32 bits");
        refuses(new BtfType.Int(0, 4, 16, 0, 8), "INT: 16 does not fit 4 bits");
        refuses(new BtfType.Func(0, -1, 1), "FUNC: vlen -1 is not in 0..16777215");
        refuses(new BtfType.Float(0, -1), "FLOAT: -1 does not fit 32 bits");
        refuses(new BtfType.Enum(0, false, 4, List.of(new Enumerator(0, -1))), "ENUM: -1 does not fit 32 bits");
        refuses(
                new BtfType.Enum(0, true, 4, List.of(new Enumerator(0, 1L << 31))),
                "ENUM: 2147483648 does not fit 32 signed bits");
    }

    private static void refuses(BtfType type, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypeEncoder.encode(type, new ByteSink(ByteOrder.LITTLE_ENDIAN, 0)))
                .withMessage(message);
    }
}
