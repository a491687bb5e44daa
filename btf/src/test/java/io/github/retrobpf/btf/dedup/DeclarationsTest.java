package io.github.retrobpf.btf.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Extra;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is only announced in one file is often there in another. */
class DeclarationsTest {
    private final Sketch a = new Sketch();
    private final Sketch b = new Sketch();
    private final Sketch c = new Sketch();

    @Test
    void a_struct_stands_for_its_forward() throws MalformedInputException {
        a.ptr(a.fwd("x"));
        b.ptr(b.struct("x", b.integer()));

        Deduped all = Deduped.of(a, b);

        assertThat(all.of(0, 1)).isEqualTo(all.of(1, 2)).isNotEqualTo(1);
        assertThat(all.of(1, 3)).isEqualTo(all.of(0, 2));
        assertThat(all.count()).isEqualTo(3);
        assertThat(all.compact().name(3)).isEqualTo("x");
    }

    @Test
    void a_forward_without_a_struct_stays_once() throws MalformedInputException {
        a.fwd("x");
        b.fwd("x");
        b.fwdUnion("x");

        assertThat(Deduped.of(a, b).canonical()).containsExactly(0, 1, 1, 3);
    }

    @Test
    void two_structs_that_know_each_other_by_name_alone_find_each_other() throws MalformedInputException {
        a.struct("x", 2);
        a.ptr(a.next() + 1);
        a.fwd("y");
        b.struct("y", 2);
        b.ptr(b.next() + 1);
        b.fwd("x");

        Deduped all = Deduped.of(a, b);

        assertThat(all.of(0, 3)).isEqualTo(all.of(1, 1));
        assertThat(all.of(1, 3)).isEqualTo(all.of(0, 1));
        assertThat(all.count()).isEqualTo(4);
    }

    @Test
    void the_same_struct_with_a_forward_here_and_more_there_is_one() throws MalformedInputException {
        // Each file sees the whole of another struct of a chain that comes back to its start.
        Sketch[] files = {a, b, c};
        String[] names = {"x", "y", "z"};
        for (int file = 0; file < 3; file++) {
            Sketch sketch = files[file];
            for (int i = 0; i < 3; i++) {
                int next = sketch.ptr(sketch.next() + 1);
                if (i == file) {
                    sketch.fwd(names[i]);
                } else {
                    sketch.struct(names[i], 2 * ((i + 1) % 3) + 1);
                }
                assertThat(next).isEqualTo(2 * i + 1);
            }
        }

        Deduped all = Deduped.of(a, b, c);

        assertThat(all.count()).isEqualTo(6);
        for (int i = 1; i <= 6; i++) {
            assertThat(all.of(1, i)).isEqualTo(all.of(0, i)).isEqualTo(all.of(2, i));
        }
        Btf compact = all.compact();
        for (int id = 1; id < compact.endId(); id++) {
            assertThat(compact.kind(id)).isNotEqualTo(BtfKind.FWD);
        }
    }

    @Test
    void the_order_of_files_says_nothing() throws MalformedInputException {
        a.struct("user", a.ptr(a.fwd("x")));
        b.struct("user", b.ptr(b.struct("x", b.integer())));
        c.struct("user", c.ptr(c.fwd("x")));

        for (List<Sketch> order : List.of(List.of(a, b, c), List.of(c, a, b), List.of(b, a, c), List.of(a, c, b))) {
            assertThat(Deduped.of(order.toArray(Sketch[]::new)).count()).isEqualTo(4);
        }
    }

    @Test
    void a_union_is_not_announced_by_the_forward_of_a_struct() throws MalformedInputException {
        a.ptr(a.fwdUnion("x"));
        a.ptr(a.fwd("y"));
        b.ptr(b.struct("x", b.integer()));
        b.ptr(b.union("y", 1));

        Deduped all = Deduped.of(a, b);

        assertThat(all.kind(0, 1)).isEqualTo(BtfKind.FWD);
        assertThat(all.kind(0, 3)).isEqualTo(BtfKind.FWD);
        assertThat(all.count()).isEqualTo(4 + 5);
    }

    @Test
    void of_a_struct_and_a_union_of_one_name_a_forward_finds_its_own() throws MalformedInputException {
        a.ptr(a.fwdUnion("x"));
        a.ptr(a.fwd("x"));
        int struct = b.struct("x", b.integer());
        int union = c.union("x", c.integer());

        Deduped all = Deduped.of(a, b, c);

        assertThat(all.of(0, 1)).isEqualTo(all.of(2, union));
        assertThat(all.of(0, 3)).isEqualTo(all.of(1, struct));
    }

    @Test
    void a_forward_of_two_different_structs_stays() throws MalformedInputException {
        a.struct("user", a.ptr(a.fwd("x")));
        b.struct("user", b.ptr(b.struct("x", b.integer())));
        c.struct("user", c.ptr(c.struct("x", c.integer(), 1)));

        Deduped all = Deduped.of(a, b, c);

        assertThat(all.kind(0, 1)).isEqualTo(BtfKind.FWD);
        assertThat(all.count()).isEqualTo(3 + 4 + 3);
    }

    @Test
    void structs_that_turn_out_different_late_let_go_of_their_forwards() throws MalformedInputException {
        // The structs look alike; only the struct behind two pointers tells them apart.
        a.ptr(a.fwd("x"));
        b.struct("x", b.ptr(b.struct("inner", b.ptr(b.integer()))));
        c.struct("x", c.ptr(c.struct("inner", c.ptr(c.add(new BtfType.Float(c.name("float"), 4))))));

        Deduped all = Deduped.of(a, b, c);

        assertThat(all.kind(0, 1)).isEqualTo(BtfKind.FWD);
        assertThat(all.count()).isEqualTo(2 + 5 + 5);
    }

    @Test
    void a_forward_that_is_let_go_takes_its_users_with_it() throws MalformedInputException {
        // "user" has a struct x here and a forward there, and so "top" has two "user", whose forward is let go as well.
        a.struct("user", a.ptr(a.fwd("x")));
        a.struct("top", a.ptr(1));
        b.struct("user", b.ptr(b.struct("x", b.integer())));
        b.fwd("top");
        c.struct("x", c.integer(), 1);
        c.ptr(c.fwd("user"));

        Deduped all = Deduped.of(a, b, c);

        assertThat(all.kind(0, 1)).isEqualTo(BtfKind.FWD);
        assertThat(all.kind(2, 3)).isEqualTo(BtfKind.FWD);
        assertThat(all.of(1, 5)).isEqualTo(all.of(0, 5));
    }

    @Test
    void a_forward_of_what_has_no_name_stays() throws MalformedInputException {
        a.fwd("");
        b.struct("", b.integer());

        assertThat(Deduped.of(a, b).kind(0, 1)).isEqualTo(BtfKind.FWD);
    }

    @Test
    void a_forward_with_odd_bits_or_a_tag_stays() throws MalformedInputException {
        a.add(new BtfType.Fwd(a.name("x"), false, new Extra(0, 0, 5, 0)));
        int tagged = a.fwd("x");
        a.tag("hot", tagged, BtfType.DeclTag.WHOLE);
        int plain = a.fwd("x");
        b.struct("x", b.integer());

        Deduped all = Deduped.of(a, b);

        assertThat(all.of(0, 1)).isEqualTo(1);
        assertThat(all.of(0, tagged)).isEqualTo(tagged);
        assertThat(all.of(0, plain)).isEqualTo(all.of(1, 2));
    }

    @Test
    void an_enum_with_values_stands_for_one_without_of_any_size() throws MalformedInputException {
        a.ptr(a.enumeration("e", 4));
        a.ptr(a.enumeration64("e", 8));
        a.ptr(a.enumeration("f", 4));
        b.ptr(b.enumeration("e", 1, "A", "B"));
        b.ptr(b.enumeration64("f", 8, "C"));

        Deduped all = Deduped.of(a, b);

        assertThat(all.of(0, 1)).isEqualTo(all.of(0, 3)).isEqualTo(all.of(1, 1));
        assertThat(all.of(0, 5)).isEqualTo(all.of(1, 3));
        assertThat(all.kind(0, 5)).isEqualTo(BtfKind.ENUM64);
        assertThat(all.count()).isEqualTo(4);
        assertThat(all.compact().endId()).isEqualTo(5);
    }

    @Test
    void an_enum_without_values_stays_where_there_are_two_or_none() throws MalformedInputException {
        a.enumeration("e", 4);
        a.enumeration("f", 4);
        a.enumeration("", 4);
        b.enumeration("e", 4, "A");
        c.enumeration("e", 4, "B");
        c.enumeration("", 4, "C");

        assertThat(Deduped.of(a, b, c).count()).isEqualTo(6);
        assertThat(Deduped.of(a, a).count()).isEqualTo(3);
    }

    @Test
    void an_enum_is_not_what_the_forward_of_a_struct_announces() throws MalformedInputException {
        a.fwd("e");
        a.enumeration("s", 4);
        b.enumeration("e", 4, "A");
        b.struct("s", 1);

        assertThat(Deduped.of(a, b).count()).isEqualTo(4);
    }
}
