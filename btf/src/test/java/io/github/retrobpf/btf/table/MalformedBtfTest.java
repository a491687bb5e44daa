package io.github.retrobpf.btf.table;

import static io.github.retrobpf.btf.RawBtf.info;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** One wrong thing at a time. The records start at 0x18. */
class MalformedBtfTest {
    private static final int INT = info(BtfKind.INT, 0);

    private static void refuses(ByteView view, String message) {
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> Btf.parse(view))
                .withMessage("a.o:.BTF+" + message);
    }

    private static RawBtf oneInt() {
        return RawBtf.little().words(0, INT, 4, 32);
    }

    @Test
    void accepts_what_the_others_are_made_from() throws MalformedInputException {
        assertThat(oneInt().parse().endId()).isEqualTo(2);
    }

    @Test
    void rejects_less_than_a_header() {
        refuses(oneInt().cut(0), "0x0: needs 2 bytes, 0 left");
        refuses(oneInt().cut(7), "0x4: needs 4 bytes, 3 left");
    }

    @Test
    void rejects_other_magic() {
        refuses(oneInt().patched(0, 0x0001eb9e), "0x0: magic 0xeb9e is not 0xeb9f");
    }

    @Test
    void rejects_the_other_byte_order() {
        refuses(oneInt().view().withOrder(ByteOrder.BIG_ENDIAN), "0x0: is not BIG_ENDIAN as the file is");
    }

    @Test
    void rejects_other_version() {
        refuses(oneInt().patched(0, 0x0002eb9f), "0x2: version 2 is not 1");
    }

    @Test
    void rejects_header_length_out_of_range() {
        refuses(oneInt().patched(4, 23), "0x4: header length 23 is less than 24");
        refuses(oneInt().patched(4, 42), "0x4: header needs 42 bytes, section has 41");
        refuses(oneInt().patched(4, -1), "0x4: header needs 4294967295 bytes, section has 41");
    }

    @Test
    void rejects_sections_out_of_bounds() {
        refuses(oneInt().patched(8, 2), "0x8: type section's offset 2 is not a multiple of 4");
        refuses(oneInt().patched(8, 4), "0x8: type section needs 16 bytes at 4 behind the header, 17 left");
        refuses(oneInt().patched(8, -4), "0x8: type section needs 16 bytes at 4294967292 behind the header, 17 left");
        refuses(oneInt().patched(12, -1), "0x8: type section needs 4294967295 bytes at 0 behind the header, 17 left");
        refuses(oneInt().patched(16, 17), "0x10: string section needs 1 bytes at 17 behind the header, 17 left");
        refuses(oneInt().patched(20, 2), "0x10: string section needs 2 bytes at 16 behind the header, 17 left");
    }

    @Test
    void rejects_string_table_without_terminator() {
        refuses(oneInt().strings((byte) 0, (byte) 'a').view(), "0x29: string section does not end with NUL");
    }

    @Test
    void rejects_string_table_without_empty_string() {
        refuses(oneInt().strings((byte) 'a', (byte) 0).view(), "0x28: string section does not start with NUL");
    }

    @Test
    void rejects_types_without_any_strings() {
        refuses(oneInt().strings().view(), "0x28: string section is empty, type section is not");
    }

    @Test
    void accepts_neither_types_nor_strings() throws MalformedInputException {
        Btf btf = RawBtf.little().strings().parse();
        assertThat(btf.endId()).isEqualTo(1);
        assertThat(btf.name(0)).isEmpty();
    }

    @Test
    void rejects_unknown_kinds_by_number() {
        refuses(RawBtf.little().words(0, 20 << 24, 0).view(), "0x18: kind 20 is unknown");
        refuses(RawBtf.little().words(0, 127 << 24, 0).view(), "0x18: kind 127 is unknown");
        refuses(RawBtf.little().words(0, 0, 0).view(), "0x18: kind 0 is unknown");
    }

    @Test
    void rejects_records_that_do_not_end_in_the_section() {
        refuses(RawBtf.little().words(0, INT).view(), "0x18: record needs 12 bytes, 8 left");
        refuses(RawBtf.little().words(0, INT, 4).view(), "0x18: INT needs 16 bytes, 12 left");
        refuses(oneInt().words(0, info(BtfKind.STRUCT, 1), 0, 0, 1).view(), "0x28: STRUCT needs 24 bytes, 20 left");
    }

    @Test
    void rejects_huge_vlen() {
        refuses(
                oneInt().words(0, info(BtfKind.STRUCT, 0xffffff), 0).view(),
                "0x28: STRUCT needs 201326592 bytes, 12 left");
        refuses(oneInt().words(0, info(BtfKind.ENUM64, 0xffff), 0).view(), "0x28: ENUM64 needs 786432 bytes, 12 left");
    }

    @Test
    void rejects_type_ids_out_of_range() {
        refuses(RawBtf.little().words(0, info(BtfKind.PTR, 0), 2).view(), "0x20: type id 2 is not below 2");
        refuses(RawBtf.little().words(0, info(BtfKind.PTR, 0), -1).view(), "0x20: type id 4294967295 is not below 2");
        refuses(oneInt().words(0, info(BtfKind.ARRAY, 0), 0, 1, 3, 1).view(), "0x38: type id 3 is not below 3");
        refuses(
                oneInt().words(0, info(BtfKind.STRUCT, 2), 8, 0, 1, 0, 0, 9, 0).view(),
                "0x44: type id 9 is not below 3");
        refuses(oneInt().words(0, info(BtfKind.FUNC_PROTO, 1), 1, 0, 9).view(), "0x38: type id 9 is not below 3");
        refuses(oneInt().words(0, info(BtfKind.DATASEC, 1), 0, 9, 0, 0).view(), "0x34: type id 9 is not below 3");
    }

    @Test
    void rejects_string_offsets_out_of_range() {
        refuses(RawBtf.little().words(1, INT, 4, 32).view(), "0x18: string offset 1 is not below 1");
        refuses(RawBtf.little().words(-1, INT, 4, 32).view(), "0x18: string offset 4294967295 is not below 1");
        refuses(RawBtf.little().words(1, info(BtfKind.PTR, 0), 0).view(), "0x18: string offset 1 is not below 1");
        refuses(
                RawBtf.little().words(0, info(BtfKind.ENUM, 2), 4, 0, 0, 7, 0).view(),
                "0x2c: string offset 7 is not below 1");
    }

    @Test
    void rejects_func_of_anything_but_a_proto() {
        refuses(oneInt().words(0, info(BtfKind.FUNC, 0), 1).view(), "0x28: FUNC has type 1, a INT, not a FUNC_PROTO");
        refuses(
                RawBtf.little().words(0, info(BtfKind.FUNC, 0), 0).view(),
                "0x18: FUNC has type 0, a VOID, not a FUNC_PROTO");
    }

    @Test
    void rejects_section_of_anything_but_variables_and_functions() {
        refuses(
                oneInt().words(0, info(BtfKind.DATASEC, 1), 0, 1, 0, 0).view(),
                "0x34: DATASEC holds type 1, a INT, not a VAR or FUNC");
    }

    @Test
    void rejects_component_below_minus_one() {
        refuses(
                oneInt().words(0, info(BtfKind.DECL_TAG, 0), 1, -2).view(),
                "0x28: DECL_TAG has component -2, less than -1");
    }

    @Test
    void rejects_modifiers_in_a_circle() {
        refuses(
                RawBtf.little().words(0, info(BtfKind.CONST, 0), 1).view(),
                "0x18: type 1, a CONST, comes back to itself");
        refuses(
                oneInt().words(0, info(BtfKind.TYPEDEF, 0), 4)
                        .words(0, info(BtfKind.VOLATILE, 0), 2)
                        .words(0, info(BtfKind.TYPE_TAG, 0), 3)
                        .view(),
                "0x28: type 2, a TYPEDEF, comes back to itself");
        // The way in is not part of the circle.
        refuses(
                RawBtf.little()
                        .words(0, info(BtfKind.RESTRICT, 0), 2)
                        .words(0, info(BtfKind.CONST, 0), 2)
                        .view(),
                "0x24: type 2, a CONST, comes back to itself");
    }

    @Test
    void accepts_circles_through_pointers() throws MalformedInputException {
        RawBtf.little()
                .words(0, info(BtfKind.TYPEDEF, 0), 2)
                .words(0, info(BtfKind.PTR, 0), 1)
                .parse();
    }
}
