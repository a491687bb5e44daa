package io.github.retrobpf.btf.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.btf.Samples;
import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Enumerator;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.model.SecVar;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BtfDiffTest {
    /** Types under construction, the first of them int. */
    private static final class Types {
        private final BtfBuilder b;
        private final int integer;

        Types(ByteOrder order) {
            b = BtfBuilder.empty(order);
            integer = b.add(new BtfType.Int(b.string("int"), 4, BtfType.Int.SIGNED, 0, 32));
        }

        int add(BtfType type) {
            return b.add(type);
        }

        int struct(String name, long size, Object... namesAndTypes) {
            List<Member> members = new ArrayList<>();
            for (int i = 0; i < namesAndTypes.length; i += 2) {
                String member = (String) namesAndTypes[i];
                int offset = member.isEmpty() ? 0 : b.string(member);
                members.add(new Member(offset, (Integer) namesAndTypes[i + 1], 32L * i / 2));
            }
            return b.add(new BtfType.Struct(name.isEmpty() ? 0 : b.string(name), false, size, members));
        }

        int pointer(int target) {
            return b.add(new BtfType.Ptr(target));
        }

        int typedef(String name, int target) {
            return b.add(new BtfType.Typedef(b.string(name), target));
        }

        int function(String name, int linkage, int result, Object... namesAndTypes) {
            List<Param> params = new ArrayList<>();
            for (int i = 0; i < namesAndTypes.length; i += 2) {
                params.add(new Param(b.string((String) namesAndTypes[i]), (Integer) namesAndTypes[i + 1]));
            }
            return b.add(new BtfType.Func(b.string(name), linkage, b.add(new BtfType.FuncProto(result, params))));
        }
    }

    private static Btf types(Consumer<Types> script) throws MalformedInputException {
        return types(ByteOrder.LITTLE_ENDIAN, script);
    }

    private static Btf types(ByteOrder order, Consumer<Types> script) throws MalformedInputException {
        Types types = new Types(order);
        script.accept(types);
        return Btf.parse(RawBtf.view(types.b.toBytes(), order));
    }

    private static List<String> told(Btf before, Btf after) throws MalformedInputException {
        List<String> told = new ArrayList<>();
        for (Change change : BtfDiff.of(before, after).changes()) {
            told.add(change.kind() + " " + change.subject());
            told.addAll(change.lines());
        }
        return told;
    }

    @Test
    void every_kind_is_the_same_in_either_byte_order() throws MalformedInputException {
        BtfDiff diff = BtfDiff.of(Samples.everyKind(ByteOrder.LITTLE_ENDIAN), Samples.everyKind(ByteOrder.BIG_ENDIAN));

        assertThat(diff.changes()).isEmpty();
        assertThat(diff.same()).isEqualTo(21);
    }

    @Test
    void ids_and_duplicates_are_no_difference() throws MalformedInputException {
        Btf before = types(t -> {
            t.struct("a", 8, "p", t.pointer(t.struct("b", 4, "x", t.integer)));
            t.typedef("a_t", 3);
        });
        Btf after = types(t -> {
            t.typedef("a_t", t.b.endId() + 3);
            t.struct("b", 4, "x", t.integer);
            t.pointer(t.b.endId() - 1);
            t.pointer(t.b.endId() - 2);
            t.struct("a", 8, "p", t.b.endId() - 1);
            t.struct("a", 8, "p", t.b.endId() - 3);
        });

        assertThat(told(before, after)).isEmpty();
    }

    @Test
    void members_are_told_one_by_one() throws MalformedInputException {
        Btf before = types(t -> t.struct("s", 12, "a", t.integer, "b", t.integer, "c", t.integer));
        Btf after = types(t -> t.struct("s", 16, "a", t.integer, "b", t.typedef("u32", t.integer), "d", 1, "c", 1));

        assertThat(told(before, after))
                .containsExactly(
                        "CHANGED struct s",
                        "-struct s { /* 12 bytes */",
                        "+struct s { /* 16 bytes */",
                        "-\tint b; /* at 4 */",
                        "+\tu32 b; /* at 4 */",
                        "-\tint c; /* at 8 */",
                        "+\tint d; /* at 8 */",
                        "+\tint c; /* at 12 */",
                        "ADDED typedef u32",
                        "+typedef int u32;");
    }

    @Test
    void what_stays_is_told_once_as_a_title() throws MalformedInputException {
        Btf before = types(t -> t.struct("s", 8, "a", t.integer, "b", t.integer));
        Btf after = types(t -> t.struct("s", 8, "a", t.integer, "b", t.pointer(0)));

        assertThat(told(before, after))
                .containsExactly(
                        "CHANGED struct s",
                        " struct s { /* 8 bytes */",
                        "-\tint b; /* at 4 */",
                        "+\tvoid *b; /* at 4 */");
    }

    @Test
    void what_has_no_name_is_part_of_what_has_one() throws MalformedInputException {
        Btf before = types(t -> t.struct("s", 8, "", t.struct("", 8, "x", t.integer, "y", t.integer)));
        Btf after = types(t -> t.struct("s", 8, "", t.struct("", 8, "x", t.integer, "z", t.integer)));

        assertThat(told(before, after))
                .containsExactly(
                        "CHANGED struct s",
                        " struct s { /* 8 bytes */",
                        "-\t\tint y; /* at 4 */",
                        "+\t\tint z; /* at 4 */");
    }

    @Test
    void functions_are_told_with_their_tags() throws MalformedInputException {
        Btf before = types(t -> {
            int function = t.function("report", Linkage.GLOBAL, t.integer, "ctx", t.pointer(0), "n", t.integer);
            t.add(new BtfType.DeclTag(t.b.string("arg:ctx"), function, 0));
            t.function("gone", Linkage.STATIC, 0);
        });
        Btf after = types(t -> t.function("report", Linkage.STATIC, t.integer, "ctx", t.pointer(0), "n", t.integer));

        assertThat(told(before, after))
                .containsExactly(
                        "CHANGED function report",
                        "-int report(void *ctx /* tag 'arg:ctx' */, int n);",
                        "+static int report(void *ctx, int n);",
                        "REMOVED function gone",
                        "-static void gone(void);");
    }

    @Test
    void the_same_tag_twice_is_no_difference() throws MalformedInputException {
        Btf once = types(t -> {
            int function = t.function("report", Linkage.GLOBAL, t.integer, "ctx", t.pointer(0));
            t.add(new BtfType.DeclTag(t.b.string("arg:ctx"), function, 0));
        });
        Btf twice = types(t -> {
            int function = t.function("report", Linkage.GLOBAL, t.integer, "ctx", t.pointer(0));
            t.add(new BtfType.DeclTag(t.b.string("arg:ctx"), function, 0));
            t.add(new BtfType.DeclTag(t.b.string("arg:ctx"), function, 0));
        });

        assertThat(told(once, twice)).isEmpty();
    }

    @Test
    void variables_sections_and_enums_are_told() throws MalformedInputException {
        Btf before = types(t -> {
            int var = t.add(new BtfType.Var(t.b.string("n"), t.integer, Linkage.GLOBAL));
            t.add(new BtfType.DataSec(t.b.string(".bss"), 4, List.of(new SecVar(var, 0, 4))));
            t.add(new BtfType.Enum(0, false, 4, List.of(new Enumerator(t.b.string("A"), 1))));
        });
        Btf after = types(t -> {
            int var = t.add(new BtfType.Var(t.b.string("n"), t.integer, Linkage.STATIC));
            t.add(new BtfType.DataSec(t.b.string(".bss"), 8, List.of(new SecVar(var, 4, 4))));
            t.add(new BtfType.Enum(0, false, 4, List.of(new Enumerator(t.b.string("A"), 2))));
            t.add(new BtfType.Fwd(t.b.string("f"), true));
        });

        assertThat(told(before, after))
                .containsExactly(
                        "CHANGED variable n",
                        "-int n;",
                        "+static int n;",
                        "CHANGED section .bss",
                        " section .bss {",
                        "-\tn; /* at 0, 4 bytes */",
                        "+\tn; /* at 4, 4 bytes */",
                        "-}; /* 4 bytes */",
                        "+}; /* 8 bytes */",
                        "CHANGED enum",
                        " enum { /* 4 bytes */",
                        "-\tA = 1,",
                        "+\tA = 2,",
                        "ADDED union f",
                        "+union f;");
    }

    @Test
    void names_are_harmless() throws MalformedInputException {
        Btf after = types(t -> t.struct("a\nb", 4, "\u001b[2J", t.integer));

        assertThat(told(types(t -> {}), after))
                .containsExactly(
                        "ADDED struct a\\nb", "+struct a\\nb { /* 4 bytes */", "+\tint \\x1b[2J; /* at 0 */", "+};");
    }

    @Test
    void many_members_that_changed_places_take_no_square_of_time() throws MalformedInputException {
        int count = 50_000;
        Object[] members = new Object[2 * count];
        Object[] turned = new Object[2 * count];
        for (int i = 0; i < count; i++) {
            members[2 * i] = "m" + i;
            turned[2 * i] = "m" + (count - 1 - i);
            members[2 * i + 1] = 1;
            turned[2 * i + 1] = 1;
        }

        assertThat(told(types(t -> t.struct("s", 4L * count, members)), types(t -> t.struct("s", 4L * count, turned))))
                .hasSize(2 + 2 * count);
    }

    @Test
    void a_pointer_to_itself_is_refused() throws MalformedInputException {
        Btf odd = types(t -> t.typedef("p", t.pointer(t.b.endId())));

        assertThatThrownBy(() -> BtfDiff.of(odd, odd))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("is the first of more than 512 pointers");
    }
}
