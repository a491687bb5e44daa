package io.github.retrobpf.btf.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.btf.Samples;
import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Enumerator;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Golden;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CDumpTest {
    static final List<ByteOrder> ORDERS = RawBtf.ORDERS;

    private final BtfBuilder b = BtfBuilder.empty(ByteOrder.LITTLE_ENDIAN);
    private final int integer = b.add(new BtfType.Int(b.string("int"), 4, BtfType.Int.SIGNED, 0, 32));

    private Btf built() throws MalformedInputException {
        return Btf.parse(RawBtf.view(b.toBytes(), ByteOrder.LITTLE_ENDIAN));
    }

    /** Without the frame that every dump has. */
    private String dumped() throws MalformedInputException {
        String c = CDump.of(built());
        return c.substring(c.indexOf("#endif\n\n") + 8, c.lastIndexOf("#ifndef"))
                .strip();
    }

    private int struct(String name, Member... members) {
        return b.add(
                new BtfType.Struct(name.isEmpty() ? 0 : b.string(name), false, 8L * members.length, List.of(members)));
    }

    private Member member(String name, int type, int index) {
        return new Member(b.string(name), type, 64L * index);
    }

    private int pointer(int target) {
        return b.add(new BtfType.Ptr(target));
    }

    private int typedef(String name, int target) {
        return b.add(new BtfType.Typedef(b.string(name), target));
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void the_header_of_odd_structs_stays_as_it_is(ByteOrder order) throws IOException, MalformedInputException {
        Golden.assertSame("odd-structs.h", CDump.of(OddStructs.all(order)));
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void the_header_of_every_kind_stays_as_it_is(ByteOrder order) throws IOException, MalformedInputException {
        Golden.assertSame("every-kind.h", CDump.of(Samples.everyKind(order)));
    }

    @Test
    void what_is_needed_whole_stands_before_and_what_is_pointed_to_is_declared() throws MalformedInputException {
        int outer = integer + 1;
        int later = outer + 2;
        struct("outer", member("inner", later, 0), member("other", outer + 1, 1));
        pointer(later + 1);
        struct("later", member("back", later + 2, 0));
        struct("other", member("me", outer + 1, 0), member("alias", later + 4, 1));
        pointer(outer);
        typedef("other_t", later + 1);
        pointer(later + 3);

        assertThat(dumped()).isEqualTo("""
                struct outer;

                struct later {
                	struct outer *back;
                };

                struct other;

                struct outer {
                	struct later inner;
                	struct other *other;
                };

                typedef struct other other_t;

                struct other {
                	struct other *me;
                	other_t *alias;
                };""");
    }

    @Test
    void of_one_name_each_gets_its_own() throws MalformedInputException {
        struct("twice", member("a", integer, 0));
        struct("twice", member("b", integer, 0), member("b", integer, 1));
        typedef("twice", integer);
        typedef("twice", integer);
        b.add(new BtfType.Union(b.string("twice"), false, 4, List.of()));
        b.add(new BtfType.Enum(b.string("e"), false, 4, List.of(new Enumerator(b.string("twice"), 1))));
        b.add(new BtfType.Fwd(b.string("twice"), false));
        b.add(new BtfType.Fwd(b.string("elsewhere"), true));
        int alone = b.add(new BtfType.Enum(0, false, 4, List.of(new Enumerator(b.string("ALONE"), 0xffffffffL))));
        assertThat(alone).isPositive();

        assertThat(dumped()).isEqualTo("""
                struct twice {
                	int a;
                	int: 32;
                };

                struct twice___2 {
                	int b;
                	int: 32;
                	int b___2;
                	int: 32;
                };

                typedef int twice;

                typedef int twice___2;

                union twice___3 {
                	unsigned char ___padding[4];
                };

                enum e {
                	twice___3 = 1,
                };

                union elsewhere;

                enum {
                	ALONE = 4294967295,
                };""");
    }

    @Test
    void names_that_are_none_are_harmless() throws MalformedInputException {
        int generic = struct("Option<u8>", member("int", integer, 0), member("\u001b[31m\n}; evil", integer, 1));
        typedef("*/ int x;", b.add(new BtfType.Ptr(b.add(new BtfType.TypeTag(b.string("a\"b\\\u00e9\n"), generic)))));
        b.add(new BtfType.Enum(b.string("7up"), false, 4, List.of(new Enumerator(b.string("\u202e"), 1))));

        assertThat(dumped()).isEqualTo("""
                struct Option_u8_ {
                	int int_;
                	int: 32;
                	int __31m____evil;
                	int: 32;
                };

                typedef struct Option_u8_ __attribute__((btf_type_tag("a\\"b\\\\\\303\\251\\012"))) *___int_x_;

                enum _7up {
                	_ = 1,
                };""");
    }

    @Test
    void what_has_no_place_in_c_is_told_in_a_comment() throws MalformedInputException {
        int proto = b.add(new BtfType.FuncProto(0, List.of()));
        b.add(new BtfType.Struct(
                b.string("odd"),
                true,
                8,
                List.of(
                        new Member(b.string("a"), integer, 0),
                        new Member(b.string("overlaps"), integer, 16),
                        new Member(b.string("too_wide"), integer, 33L << 24 | 32),
                        new Member(b.string("code"), proto, 32),
                        new Member(b.string("b"), integer, 32))));

        assertThat(dumped()).isEqualTo("""
                struct odd {
                	int a;
                	/* overlaps at bit 16 is nothing that C could place there */
                	/* too_wide at bit 32 is nothing that C could place there */
                	/* code at bit 32 is nothing that C could place there */
                	int b;
                };""");
    }

    @Test
    void an_array_that_the_compiler_thinks_a_pointer_has_another_name() throws MalformedInputException {
        int list = b.add(new BtfType.Array(struct("__va_list_tag", member("area", pointer(0), 0)), integer, 1));
        typedef("va_list", typedef("__builtin_va_list", list));

        assertThat(dumped()).endsWith("""
                typedef struct __va_list_tag __builtin_va_list___2[1];

                typedef __builtin_va_list___2 va_list;""");
    }

    @Test
    void numbers_that_c_does_not_know_become_ones_that_it_knows() throws MalformedInputException {
        int rust = b.add(new BtfType.Int(b.string("u16"), 2, 0, 0, 16));
        int extended = b.add(new BtfType.Float(b.string("long double"), 16));
        int narrow = b.add(new BtfType.Int(b.string("long int"), 4, BtfType.Int.SIGNED, 0, 32));
        struct("numbers", member("u", rust, 0), member("i", narrow, 1), member("f", extended, 2), member("p", 0, 4));

        assertThat(dumped()).isEqualTo("""
                typedef unsigned short u16;

                typedef struct { unsigned char bytes[16]; } long_double;

                struct numbers {
                	u16 u;
                	short: 16;
                	int: 32;
                	int i;
                	int: 32;
                	long_double f;
                	/* p at bit 256 is nothing that C could place there */
                };""");
    }

    @Test
    void a_named_union_that_is_a_member_without_a_name_gets_one() throws MalformedInputException {
        int index = b.add(
                new BtfType.Union(b.string("index"), false, 4, List.of(new Member(b.string("head"), integer, 0))));
        b.add(new BtfType.Struct(b.string("pipe"), false, 4, List.of(new Member(0, index, 0))));

        // As it stands it would declare nothing, unless with -fms-extensions.
        assertThat(dumped()).endsWith("struct pipe {\n\tunion index ___unnamed;\n};");
    }

    @Test
    void long_chains_need_no_stack() throws MalformedInputException {
        int previous = integer;
        for (int i = 0; i < 100_000; i++) {
            // The first one needs all the others.
            previous = b.add(new BtfType.Struct(
                    b.string("s" + i), false, 4, List.of(new Member(b.string("m"), b.endId() + 1, 0))));
        }
        b.add(new BtfType.Int(b.string("unsigned int"), 4, 0, 0, 32));
        assertThat(previous).isGreaterThan(integer);

        assertThat(dumped())
                .startsWith("struct s99999 {\n\tunsigned int m;\n};")
                .endsWith("struct s1 m;\n};");
    }

    @Test
    void a_struct_in_itself_is_refused() throws MalformedInputException {
        struct("a", member("b", integer + 2, 0));
        struct("b", member("a", integer + 1, 0));
        struct("b", member("a", integer + 1, 0));
        int self = integer + 1;

        assertThatThrownBy(this::dumped)
                .isInstanceOf(MalformedInputException.class)
                .hasMessage(
                        "a.o:.BTF+0x%x: type %d, a STRUCT, stands in itself, so that there is no way to declare it"
                                + " in C",
                        built().location(self).offset(), self);
    }

    @Test
    void a_pointer_to_itself_is_refused() {
        typedef("p", b.endId() + 1);
        pointer(b.endId());

        assertThatThrownBy(this::dumped).hasMessageContaining("is the first of more than 512 pointers");
    }

    @Test
    void a_function_that_takes_itself_is_refused() {
        typedef("f", b.endId() + 1);
        b.add(new BtfType.FuncProto(0, List.of(new Param(0, b.endId()), new Param(0, b.endId()))));

        assertThatThrownBy(this::dumped).isInstanceOf(MalformedInputException.class);
    }

    @Test
    void what_doubles_at_each_step_is_refused() {
        int previous = integer;
        for (int i = 0; i < 40; i++) {
            previous = b.add(new BtfType.Union(
                    0,
                    false,
                    8,
                    List.of(new Member(b.string("a"), previous, 0), new Member(b.string("b"), previous, 0))));
        }
        typedef("bomb", previous);

        assertThatThrownBy(this::dumped).hasMessageContaining("would be more than");
    }

    @Test
    void what_is_nested_too_deep_is_refused() {
        int previous = integer;
        for (int i = 0; i < 5_000; i++) {
            previous = struct("", member("m", previous, 0));
        }
        typedef("deep", previous);

        assertThatThrownBy(this::dumped).hasMessageContaining("stands in more than 64 other types");
    }
}
