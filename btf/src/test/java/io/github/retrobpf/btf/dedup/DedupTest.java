package io.github.retrobpf.btf.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Extra;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.model.SecVar;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which types are the same, declarations left aside. */
class DedupTest {
    private final Sketch a = new Sketch();
    private final Sketch b = new Sketch();

    @Test
    void the_first_of_equal_types_stands_for_all() throws MalformedInputException {
        a.ptr(a.integer());
        b.ptr(b.ptr(b.integer()));

        Deduped all = Deduped.of(a, b);

        assertThat(all.canonical()).containsExactly(0, 1, 2, 1, 2, 5);
    }

    @Test
    void a_list_that_refers_to_itself_is_the_same_as_another() throws MalformedInputException {
        for (Sketch file : List.of(a, b)) {
            file.struct("list", file.next() + 1, file.next() + 1);
            file.ptr(1);
        }

        assertThat(Deduped.of(a, b).count()).isEqualTo(2);
    }

    @Test
    void a_circle_of_two_is_the_same_wherever_it_starts() throws MalformedInputException {
        a.struct("x", 2);
        a.ptr(3);
        a.struct("y", 4);
        a.ptr(1);
        b.struct("y", 2);
        b.ptr(3);
        b.struct("x", 4);
        b.ptr(1);

        Deduped all = Deduped.of(a, b);

        assertThat(all.count()).isEqualTo(4);
        assertThat(all.of(1, 3)).isEqualTo(all.of(0, 1));
    }

    @Test
    void a_pointer_through_a_circle_is_the_same_as_one_after_a_round() throws MalformedInputException {
        a.ptr(2);
        a.struct("list", 1);
        // The same list, one round longer.
        b.ptr(2);
        b.struct("list", 3);
        b.ptr(4);
        b.struct("list", 1);

        assertThat(Deduped.of(a, b).count()).isEqualTo(2);
    }

    @Test
    void structs_of_one_name_with_different_members_stay_apart() throws MalformedInputException {
        a.ptr(a.struct("x", a.integer()));
        b.ptr(b.struct("x", b.integer(), 1));

        Deduped all = Deduped.of(a, b);

        assertThat(all.of(1, 2)).isNotEqualTo(all.of(0, 2));
        assertThat(all.of(1, 3)).isNotEqualTo(all.of(0, 3));
        assertThat(all.of(1, 1)).isEqualTo(all.of(0, 1));
    }

    @Test
    void a_difference_far_away_keeps_everything_on_the_way_apart() throws MalformedInputException {
        for (Sketch file : List.of(a, b)) {
            int end = file.integer();
            int deep = file == a ? end : file.ptr(end);
            int inner = file.struct("inner", deep);
            int table = file.array(file.typedef("inner_t", inner), end, 4);
            file.struct("outer", file.ptr(file.struct("", table)));
        }

        // All but the int are there twice, and one has a pointer more.
        assertThat(Deduped.of(a, b).count()).isEqualTo(1 + 6 + 7);
    }

    @Test
    void everything_that_a_record_says_counts() throws MalformedInputException {
        int integer = a.integer();
        a.add(new BtfType.Int(a.name("int"), 4, 0, 0, 32));
        a.add(new BtfType.Int(a.name("int"), 8, BtfType.Int.SIGNED, 0, 32));
        a.add(new BtfType.Float(a.name("int"), 4));
        a.typedef("one", integer);
        a.typedef("two", integer);
        a.add(new BtfType.TypeTag(a.name("one"), integer));
        a.add(new BtfType.Const(integer));
        a.add(new BtfType.Volatile(integer));
        a.add(new BtfType.Restrict(integer));
        a.struct("s", integer);
        a.union("s", integer);
        a.add(new BtfType.Struct(a.name("s"), true, 8, List.of(new Member(a.name("m0"), integer, 0))));
        a.add(new BtfType.Struct(a.name("s"), false, 8, List.of(new Member(a.name("m1"), integer, 0))));
        a.add(new BtfType.Struct(a.name("s"), false, 8, List.of(new Member(a.name("m0"), integer, 1))));
        a.enumeration("e", 4, "A", "B");
        a.enumeration("e", 4, "A", "C");
        a.enumeration("e", 4, "A");
        a.enumeration("e", 8, "A", "B");
        a.enumeration64("e", 4, "A", "B");
        int count = a.next() - 1;

        assertThat(Deduped.of(a).count()).isEqualTo(count);
        assertThat(Deduped.of(a, a, a).count()).isEqualTo(count);
    }

    @Test
    void arrays_count_their_elements_and_say_of_what_by_what() throws MalformedInputException {
        int integer = a.integer();
        int index = a.add(new BtfType.Int(a.name("__ARRAY_SIZE_TYPE__"), 4, 0, 0, 32));
        int first = a.array(integer, index, 3);
        int twin = a.array(integer, index, 3);
        a.array(integer, index, 4);
        a.array(index, index, 3);
        a.array(integer, integer, 3);

        Deduped all = Deduped.of(a);

        assertThat(all.of(0, twin)).isEqualTo(first);
        assertThat(all.count()).isEqualTo(2 + 4);
    }

    @Test
    void equal_types_inside_one_struct_do_not_keep_it_from_its_like() throws MalformedInputException {
        int integer = a.integer();
        a.struct("x", a.ptr(integer), a.ptr(integer));
        int other = b.integer();
        int pointer = b.ptr(other);
        b.struct("x", pointer, pointer);

        assertThat(Deduped.of(a, b).count()).isEqualTo(3);
        assertThat(Deduped.of(b, a).count()).isEqualTo(3);
    }

    @Test
    void which_of_two_members_has_a_type_counts() throws MalformedInputException {
        a.struct("x", a.integer(), a.ptr(1));
        b.struct("x", b.ptr(2), b.integer());

        Deduped all = Deduped.of(a, b);

        assertThat(all.of(1, 3)).isNotEqualTo(all.of(0, 3));
        assertThat(all.count()).isEqualTo(4);
    }

    @Test
    void anonymous_structs_are_the_same_if_all_in_them_is() throws MalformedInputException {
        for (Sketch file : List.of(a, b)) {
            file.typedef("pair", file.struct("", file.integer(), 1));
            file.typedef("single", file.struct("", 1));
        }

        assertThat(Deduped.of(a, b).count()).isEqualTo(5);
    }

    @Test
    void functions_are_the_same_with_name_linkage_and_parameter_names() throws MalformedInputException {
        int integer = a.integer();
        int proto = a.proto(integer, "ctx", a.ptr(integer));
        int same = a.proto(integer, "ctx", a.ptr(integer));
        int other = a.proto(integer, "skb", a.ptr(integer));
        int first = a.func("f", proto);
        int twin = a.func("f", same);
        int renamed = a.func("f", other);
        int global = a.add(new BtfType.Func(a.name("f"), Linkage.GLOBAL, proto));

        Deduped all = Deduped.of(a);

        assertThat(all.of(0, twin)).isEqualTo(first);
        assertThat(all.of(0, renamed)).isEqualTo(renamed);
        assertThat(all.of(0, global)).isEqualTo(global);
    }

    @Test
    void variables_and_their_sections_are_never_the_same() throws MalformedInputException {
        int integer = a.integer();
        int first = a.var("x", integer);
        int twin = a.var("x", integer);
        int section = a.add(new BtfType.DataSec(a.name(".bss"), 4, List.of(new SecVar(first, 0, 4))));
        int again = a.add(new BtfType.DataSec(a.name(".bss"), 4, List.of(new SecVar(first, 0, 4))));

        assertThat(Deduped.of(a).canonical()).containsExactly(0, integer, first, twin, section, again);
    }

    @Test
    void void_is_a_type_like_another() throws MalformedInputException {
        int nothing = a.ptr(0);
        int something = a.ptr(a.integer());
        int again = a.ptr(0);

        Deduped all = Deduped.of(a);

        assertThat(all.of(0, again)).isEqualTo(nothing);
        assertThat(all.of(0, something)).isEqualTo(something);
    }

    @Test
    void bits_that_a_kind_does_not_explain_count() throws MalformedInputException {
        int plain = a.ptr(0);
        int flagged = a.add(new BtfType.Ptr(0, new Extra(0, 1 << 31, 0, 0)));
        int named = a.add(new BtfType.Ptr(0, new Extra(a.name("p"), 0, 0, 0)));
        int also = a.add(new BtfType.Ptr(0, new Extra(a.name("p"), 0, 0, 0)));
        int integer = a.integer();
        int odd = a.add(new BtfType.Int(a.name("int"), 4, BtfType.Int.SIGNED, 0, 32, new Extra(0, 0, 0, 1 << 8)));
        int array = a.array(integer, integer, 2);
        int word = a.add(new BtfType.Array(integer, integer, 2, new Extra(0, 0, 7, 0)));

        Deduped all = Deduped.of(a);

        assertThat(all.canonical()).containsExactly(0, plain, flagged, named, named, integer, odd, array, word);
        assertThat(all.of(0, also)).isEqualTo(named);
    }

    @Test
    void names_count_by_what_they_say() throws MalformedInputException {
        // Twice the same string, a string inside of another, and an empty one that is not the first.
        byte[] strings = "\0int\0int\0print\0".getBytes(StandardCharsets.US_ASCII);
        int inside = new String(strings, StandardCharsets.US_ASCII).indexOf("print") + 2;
        Btf btf = RawBtf.little()
                .strings(strings)
                .words(1, RawBtf.info(BtfKind.INT, 0), 4, 32)
                .words(5, RawBtf.info(BtfKind.INT, 0), 4, 32)
                .words(inside, RawBtf.info(BtfKind.INT, 0), 4, 32)
                .words(0, RawBtf.info(BtfKind.STRUCT, 0), 4)
                .words(4, RawBtf.info(BtfKind.STRUCT, 0), 4)
                .parse();

        assertThat(btf.name(3)).isEqualTo("int");
        assertThat(Dedup.canonical(btf)).containsExactly(0, 1, 1, 1, 4, 4);
    }

    @Test
    void split_btf_is_refused() throws MalformedInputException {
        Btf base = RawBtf.little().words(0, RawBtf.info(BtfKind.PTR, 0), 0).parse();
        Btf split = Btf.parse(
                RawBtf.little()
                        .strings()
                        .words(0, RawBtf.info(BtfKind.PTR, 0), 1)
                        .view(),
                base);

        assertThatIllegalArgumentException().isThrownBy(() -> Dedup.canonical(split));
    }

    @Test
    void no_types_are_none() throws MalformedInputException {
        assertThat(Dedup.canonical(RawBtf.little().parse())).containsExactly(0);
        assertThat(Dedup.canonical(RawBtf.little().strings().parse())).containsExactly(0);
    }
}
