package io.github.retrobpf.btf.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.elf.io.MalformedInputException;
import org.junit.jupiter.api.Test;

/** A tag belongs to what carries it. */
class TagsTest {
    private final Sketch a = new Sketch();
    private final Sketch b = new Sketch();

    private static int tagged(Sketch file, String... tags) {
        int func = file.func("f", file.proto(0, "ctx", file.ptr(0)));
        for (String tag : tags) {
            file.tag(tag, func, 0);
        }
        return func;
    }

    @Test
    void tags_are_the_same_on_the_same_type() throws MalformedInputException {
        tagged(a, "one", "two");
        tagged(b, "two", "one");

        Deduped all = Deduped.of(a, b);

        assertThat(all.count()).isEqualTo(3 + 2);
        assertThat(all.of(1, 4)).isEqualTo(all.of(0, 5));
    }

    @Test
    void a_function_does_not_get_the_tag_of_another() throws MalformedInputException {
        int func = tagged(a, "arg:ctx");
        tagged(b);

        Deduped all = Deduped.of(a, b);

        assertThat(all.of(1, func)).isNotEqualTo(all.of(0, func));
        assertThat(all.count()).isEqualTo(2 + 2 + 1);
    }

    @Test
    void text_and_component_of_tags_count() throws MalformedInputException {
        int first = a.struct("x", a.integer(), 1);
        int second = a.struct("x", 1, 1);
        int third = a.struct("x", 1, 1);
        a.tag("here", first, 0);
        a.tag("here", second, 1);
        a.tag("there", third, 0);

        assertThat(Deduped.of(a).count()).isEqualTo(a.next() - 1);
    }

    @Test
    void the_same_tag_twice_says_no_more_than_once() throws MalformedInputException {
        int func = tagged(a, "one", "one");
        tagged(b, "one");

        Deduped all = Deduped.of(a, b);

        assertThat(all.of(1, func)).isEqualTo(func);
        assertThat(all.count()).isEqualTo(3 + 1);
        assertThat(all.compact().endId()).isEqualTo(5);
    }

    @Test
    void users_of_what_differs_in_a_tag_stay_apart() throws MalformedInputException {
        a.struct("user", a.ptr(a.typedef("t", a.integer())));
        b.struct("user", b.ptr(b.typedef("t", b.integer())));
        b.tag("hot", 2, BtfType.DeclTag.WHOLE);

        assertThat(Deduped.of(a, b).count()).isEqualTo(4 + 4);
    }

    @Test
    void a_forward_finds_a_struct_with_tags() throws MalformedInputException {
        a.ptr(a.fwd("x"));
        int struct = b.struct("x", b.integer());
        b.tag("hot", struct, 0);

        Deduped all = Deduped.of(a, b);

        assertThat(all.of(0, 1)).isEqualTo(all.of(1, struct));
    }

    @Test
    void a_tag_on_itself_ends() throws MalformedInputException {
        a.tag("loop", a.next(), BtfType.DeclTag.WHOLE);
        b.tag("loop", b.next(), BtfType.DeclTag.WHOLE);

        assertThat(Deduped.of(a, b).canonical()).containsExactly(0, 1, 1);
    }
}
