package io.github.retrobpf.btf.dump;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Enumerator;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.util.List;

/** BTF that asks for all that C can do to place a member. */
final class OddStructs {
    private final ByteOrder order;
    private final BtfBuilder b;

    private OddStructs(ByteOrder order) {
        this.order = order;
        this.b = BtfBuilder.empty(order);
    }

    private static long bits(int width, long offset) {
        return (long) width << 24 | offset;
    }

    private Member member(String name, int type, long offset) {
        return new Member(name.isEmpty() ? 0 : b.string(name), type, offset);
    }

    private int struct(String name, long size, Member... members) {
        return b.add(new BtfType.Struct(name.isEmpty() ? 0 : b.string(name), true, size, List.of(members)));
    }

    private int union(String name, long size, Member... members) {
        return b.add(new BtfType.Union(name.isEmpty() ? 0 : b.string(name), true, size, List.of(members)));
    }

    static Btf all(ByteOrder order) throws MalformedInputException {
        return new OddStructs(order).build();
    }

    private Btf build() throws MalformedInputException {
        int character = b.add(new BtfType.Int(b.string("char"), 1, BtfType.Int.SIGNED, 0, 8));
        int integer = b.add(new BtfType.Int(b.string("int"), 4, BtfType.Int.SIGNED, 0, 32));
        int word = b.add(new BtfType.Int(b.string("long unsigned int"), 8, 0, 0, 64));
        int wide = b.add(new BtfType.Int(b.string("__int128"), 16, BtfType.Int.SIGNED, 0, 128));
        int rust = b.add(new BtfType.Int(b.string("u16"), 2, 0, 0, 16));
        int bool = b.add(new BtfType.Int(b.string("_Bool"), 1, BtfType.Int.BOOL, 0, 8));
        int real = b.add(new BtfType.Float(b.string("f64"), 8));
        int pointer = b.add(new BtfType.Ptr(0));
        int small = b.add(new BtfType.Enum(b.string("small"), false, 1, List.of(new Enumerator(b.string("ONE"), 1))));
        int minus = b.add(new BtfType.Enum(b.string("minus"), true, 2, List.of(new Enumerator(b.string("MINUS"), -1))));
        int large = b.add(new BtfType.Enum64(
                b.string("large"),
                true,
                8,
                List.of(new Enumerator(b.string("LEAST"), Long.MIN_VALUE), new Enumerator(b.string("TEN"), 10))));
        int forced = b.add(new BtfType.Enum64(b.string("forced"), false, 8, List.of(new Enumerator(b.string("F"), 7))));
        int empty = b.add(new BtfType.Enum(b.string("empty"), false, 4, List.of()));

        int packed = struct("packed", 13, member("c", character, 0), member("w", word, 8), member("i", integer, 72));
        struct("holds_packed", 24, member("c", character, 0), member("p", packed, 8), member("w", word, 128));
        struct("aligned", 128, member("i", integer, 0), member("far", integer, 64 * 8));
        struct("late", 4096, member("i", integer, 4000 * 8));
        struct("tail", 64, member("i", integer, 0));
        struct("odd_size", 5, member("i", integer, 0));
        struct("nothing", 0);
        struct("only_room", 24);
        struct("wide", 32, member("c", character, 0), member("w", wide, 128));
        struct("unaligned_wide", 24, member("c", character, 0), member("w", wide, 64));
        struct(
                "numbers",
                24,
                member("u", rust, 0),
                member("b", bool, 16),
                member("f", real, 64),
                member("p", pointer, 128));
        struct(
                "enums",
                32,
                member("s", small, 0),
                member("m", minus, 16),
                member("e", empty, 32),
                member("l", large, 64),
                member("f", forced, 128),
                member("s_bits", small, bits(3, 192)),
                member("l_bits", large, bits(33, 195)));
        struct(
                "bit_fields",
                16,
                member("a", integer, bits(3, 0)),
                member("b", integer, bits(5, 9)),
                member("c", character, 16),
                member("d", integer, bits(7, 25)),
                member("e", word, bits(40, 64)),
                member("f", bool, bits(1, 104)),
                member("g", integer, bits(16, 112)));
        struct("crosses", 8, member("a", integer, bits(30, 0)), member("b", integer, bits(30, 30)));
        struct("gaps", 12, member("a", integer, bits(1, 31)), member("b", integer, bits(1, 95)));
        struct("behind", 8, member("b", integer, 32), member("a", integer, 0));
        union("either", 8, member("i", integer, 0), member("c", character, 0));
        union("roomy", 128, member("i", integer, 0));
        union("packed_union", 5, member("i", integer, 0));
        union("bits", 4, member("i", integer, bits(5, 0)), member("c", character, 0));

        int inner = struct("", 8, member("x", integer, 0), member("y", integer, 32));
        int other = struct("", 8, member("q", integer, 0), member("r", integer, 32));
        int choice = union("", 16, member("", other, 0), member("z", character, 0), member("p", pointer, 0));
        struct("nested", 40, member("", inner, 0), member("choice", choice, 64), member("", choice, 192));
        int elements = b.add(new BtfType.Array(packed, integer, 3));
        int matrix = b.add(new BtfType.Array(elements, integer, 2));
        int open = b.add(new BtfType.Array(integer, integer, 0));
        struct("arrays", 80, member("m", matrix, 0), member("open", open, 640));

        int byValue = b.add(new BtfType.Ptr(packed));
        int handler = b.add(new BtfType.FuncProto(byValue, List.of(new Param(0, byValue), new Param(0, 0))));
        struct("functions", 8, member("f", b.add(new BtfType.Ptr(handler)), 0));
        return parsed();
    }

    private Btf parsed() throws MalformedInputException {
        return Btf.parse(RawBtf.view(b.toBytes(), order));
    }
}
