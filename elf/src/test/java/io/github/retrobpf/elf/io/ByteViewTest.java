package io.github.retrobpf.elf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteOrder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ByteViewTest {
    private static final byte[] BYTES = {(byte) 0x81, 2, 3, 4, 5, 6, 7, (byte) 0x88, 'a', 'b', 0, 'c'};
    private final ByteView little = ByteView.of(BYTES, "a.o");
    private final ByteView big = little.withOrder(ByteOrder.BIG_ENDIAN);

    private static void assertMalformed(ThrowingCallable read, String message) {
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(read)
                .withMessage(message);
    }

    @Test
    void reads_numbers_in_both_byte_orders() throws MalformedInputException {
        assertThat(little.u8(0)).isEqualTo(0x81);
        assertThat(little.u16(0)).isEqualTo(0x281);
        assertThat(big.u16(0)).isEqualTo(0x8102);
        assertThat(big.s16(0)).isEqualTo(0xffff_8102);
        assertThat(little.u32(4)).isEqualTo(0x8807_0605L);
        assertThat(little.s32(4)).isEqualTo(0x8807_0605);
        assertThat(big.u32(4)).isEqualTo(0x0506_0788);
        assertThat(big.u64(0)).isEqualTo(0x8102_0304_0506_0788L);
        assertThat(big.index(4)).isEqualTo(0x0506_0788);
    }

    @Test
    void rejects_index_that_fits_no_int() {
        assertMalformed(() -> little.index(4), "a.o+0x4: value 2282161669 is larger than 2147483647");
    }

    @Test
    void rejects_reads_outside() {
        assertMalformed(() -> little.u8(12), "a.o+0xc: needs 1 bytes, 0 left");
        assertMalformed(() -> little.u32(9), "a.o+0x9: needs 4 bytes, 3 left");
        assertMalformed(() -> little.u64(5), "a.o+0x5: needs 8 bytes, 7 left");
        assertMalformed(() -> little.u8(-1), "a.o+0xffffffff: needs 1 bytes, 0 left");
        assertMalformed(() -> little.u64(Integer.MAX_VALUE), "a.o+0x7fffffff: needs 8 bytes, 0 left");
    }

    @Test
    void reads_strings_up_to_their_terminator() throws MalformedInputException {
        assertThat(little.cstring(8)).isEqualTo("ab");
        assertThat(little.cstring(10)).isEmpty();
        assertMalformed(() -> little.cstring(11), "a.o+0xb: string has no terminator");
        assertMalformed(() -> little.cstring(12), "a.o+0xc: needs 1 bytes, 0 left");
    }

    @Test
    void windows_keep_byte_order_and_place() throws MalformedInputException {
        ByteView slice = big.slice(4, 4);
        ByteView section = big.section(".BTF", 4, 4);

        assertThat(slice.u32(0)).isEqualTo(0x0506_0788);
        assertThat(section.slice(2, 2).order()).isEqualTo(ByteOrder.BIG_ENDIAN);
        assertMalformed(() -> slice.u32(1), "a.o+0x5: needs 4 bytes, 3 left");
        assertMalformed(() -> section.u32(1), "a.o:.BTF+0x1: needs 4 bytes, 3 left");
        assertMalformed(() -> section.slice(2, 2).u32(1), "a.o:.BTF+0x3: needs 4 bytes, 1 left");
    }

    @Test
    void rejects_windows_outside() {
        assertMalformed(() -> little.slice(4, 9), "a.o+0x4: needs 9 bytes, 8 left");
        assertMalformed(() -> little.slice(4, Integer.MAX_VALUE), "a.o+0x4: needs 2147483647 bytes, 8 left");
        assertMalformed(() -> little.slice(4, -1), "a.o+0x4: size -1 is negative");
    }

    @Test
    void compares_bytes_wherever_they_come_from() throws MalformedInputException {
        ByteView other = ByteView.of(new byte[] {'a', 'b'}, "b.o");

        assertThat(little.slice(8, 2).sameBytes(other)).isTrue();
        assertThat(little.slice(7, 2).sameBytes(other)).isFalse();
        assertThat(little.slice(8, 3).sameBytes(other)).isFalse();
    }

    /** Names of sections may hold anything; the command line is not the only one that prints messages. */
    @Test
    void a_failure_is_one_line_whatever_the_section_is_called() {
        ByteView section = ByteView.of(BYTES, new Location("a.o", "a\nb\033[31m", 0), ByteOrder.LITTLE_ENDIAN);

        assertMalformed(() -> section.u32(10), "a.o:a\\nb\\x1b[31m+0xa: needs 4 bytes, 2 left");
    }
}
