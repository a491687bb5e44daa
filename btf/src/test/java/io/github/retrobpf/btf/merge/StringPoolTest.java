package io.github.retrobpf.btf.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retrobpf.btf.hash.KeyedHash;
import io.github.retrobpf.elf.io.LimitExceededException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StringPoolTest {
    private static final int ROOMY = 1 << 20;

    private static String text(StringPool pool) {
        return new String(pool.section(ByteOrder.LITTLE_ENDIAN).toByteArray(), UTF_8);
    }

    @Test
    void strings_stand_once_in_the_order_of_their_use() {
        StringPool pool = new StringPool(ROOMY);
        assertThat(pool.offset("one")).isEqualTo(1);
        assertThat(pool.offset("")).isZero();
        assertThat(pool.offset("three")).isEqualTo(5);
        assertThat(pool.offset("one")).isEqualTo(1);
        assertThat(text(pool)).isEqualTo("\0one\0three\0");
    }

    @Test
    void the_first_string_is_empty_where_no_other_is() {
        assertThat(text(new StringPool(ROOMY))).isEqualTo("\0");
    }

    @Test
    void a_part_of_another_string_is_a_string_of_its_own() {
        byte[] bytes = "\0print\0int\0".getBytes(UTF_8);
        StringPool pool = new StringPool(ROOMY);
        int whole = pool.offset(bytes, 1);
        int tail = pool.offset(bytes, 3);
        assertThat(tail).isNotEqualTo(whole + 2);
        assertThat(pool.offset(bytes, 7)).isEqualTo(tail);
        assertThat(pool.offset("prin")).isNotEqualTo(whole);
        assertThat(text(pool)).isEqualTo("\0print\0int\0prin\0");
    }

    @Test
    void bytes_need_not_be_text() {
        byte[] bytes = {(byte) 0xff, 0, (byte) 0xfe, 0};
        StringPool pool = new StringPool(ROOMY);
        assertThat(pool.offset(bytes, 0)).isEqualTo(1);
        assertThat(pool.offset(bytes, 2)).isEqualTo(3);
        assertThat(pool.section(ByteOrder.LITTLE_ENDIAN).toByteArray()).containsExactly(0, 0xff, 0, 0xfe, 0);
    }

    @Test
    void a_string_with_nul_is_the_callers_mistake() {
        StringPool pool = new StringPool(ROOMY);
        assertThatIllegalArgumentException().isThrownBy(() -> pool.offset("a\0b"));
        assertThat(text(pool)).isEqualTo("\0");
    }

    @Test
    void it_takes_as_many_bytes_as_its_limit() {
        StringPool pool = new StringPool(5);
        assertThat(pool.offset("abc")).isEqualTo(1);
        assertThat(pool.offset("abc")).isEqualTo(1);
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> pool.offset("d"))
                .withMessage("would have more than 5 bytes of strings");
        assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> new StringPool(5).offset("abcd"));
    }

    @Test
    void thousands_of_strings_are_found_again() {
        assertFound(new StringPool(ROOMY), 20_000);
    }

    @Test
    void strings_of_one_hash_are_told_apart() {
        assertFound(new StringPool(ROOMY, new KeyedHash(0, 0)), 1_000);
    }

    private static void assertFound(StringPool pool, int count) {
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            offsets.add(pool.offset("string " + i));
        }
        assertThat(offsets).doesNotHaveDuplicates().isSorted();
        for (int i = 0; i < count; i++) {
            assertThat(pool.offset("string " + i)).isEqualTo(offsets.get(i));
        }
    }

    @Test
    @Timeout(20)
    void no_strings_are_made_to_share_a_hash() {
        // "Aa" and "BB" have one hash with a factor of 31.
        StringPool pool = new StringPool(1 << 24);
        int bits = 16;
        for (int i = 0; i < 1 << bits; i++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < bits; bit++) {
                name.append((i >>> bit & 1) == 0 ? "Aa" : "BB");
            }
            assertThat(pool.offset(name.toString())).isEqualTo(1 + i * (2 * bits + 1));
        }
    }
}
