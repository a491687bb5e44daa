package io.github.retrobpf.elf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class ByteSinkTest {
    @Test
    void what_is_written_reads_back_in_both_byte_orders() throws MalformedInputException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            ByteSink sink = new ByteSink(order, 0)
                    .u8(0xfe)
                    .align(4)
                    .u32(0xfedc_ba98L)
                    .u64(Long.MIN_VALUE)
                    .u16(0xfffe)
                    .cstring("né")
                    .align(4)
                    .align(4);
            ByteView view = ByteView.of(sink.toByteArray(), "a.o").withOrder(order);

            assertThat(view.size()).isEqualTo(sink.size()).isEqualTo(24);
            assertThat(view.u32(0)).isEqualTo(order == ByteOrder.LITTLE_ENDIAN ? 0xfe : 0xfe00_0000L);
            assertThat(view.u32(4)).isEqualTo(0xfedc_ba98L);
            assertThat(view.u64(8)).isEqualTo(Long.MIN_VALUE);
            assertThat(view.u16(16)).isEqualTo(0xfffe);
            assertThat(view.cstring(18)).isEqualTo("né");
        }
    }

    @Test
    void grows_as_needed() {
        ByteSink sink = new ByteSink(ByteOrder.BIG_ENDIAN, 1);
        for (int i = 0; i < 1000; i++) {
            sink.u32(i).bytes(new byte[i % 7]);
        }

        assertThat(sink.toByteArray()).hasSize(sink.size()).startsWith(0, 0, 0, 0, 0, 0, 0, 1, 0);
    }

    @Test
    void patches_only_what_stands() {
        ByteSink sink = new ByteSink(ByteOrder.BIG_ENDIAN, 64).u32(1).u16(2);

        assertThat(sink.patchU32(2, 0x0a0b_0c0dL).toByteArray()).containsExactly(0, 0, 10, 11, 12, 13);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> sink.patchU32(3, 0));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> sink.patchU32(-1, 0));
    }
}
