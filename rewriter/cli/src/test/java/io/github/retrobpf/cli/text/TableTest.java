package io.github.retrobpf.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columns_are_as_wide_as_they_must_be() {
        Table table = new Table("NAME", "N", "LAST");
        table.row("a", "1000", "x");
        table.row("longer", "", "");

        assertThat(table.lines()).containsExactly("  NAME    N     LAST", "  a       1000  x", "  longer  -     -");
    }

    @Test
    void a_column_without_content_is_left_out() {
        Table table = new Table("A", "B", "C");
        table.row("a", "", "c");
        table.row("a", "", "c");

        assertThat(table.lines()).containsExactly("  A  C", "  a  c", "  a  c");
    }

    @Test
    void escapes_take_the_room_that_they_need() {
        Table table = new Table("A", "B");
        table.row("\n", "x");
        table.row("\u00e9", "x");

        assertThat(table.lines()).containsExactly("  A   B", "  \\n  x", "  \u00e9   x");
    }

    @Test
    void a_cell_of_odd_length_shifts_its_own_row_alone() {
        Table table = new Table("A", "B");
        table.row("a".repeat(61), "x");
        table.row("aa", "x");

        assertThat(table.lines()).containsExactly("  A   B", "  " + "a".repeat(61) + "  x", "  aa  x");
    }
}
