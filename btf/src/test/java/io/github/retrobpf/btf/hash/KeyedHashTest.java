package io.github.retrobpf.btf.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
    private static final BigInteger PRIME = BigInteger.TWO.pow(61).subtract(BigInteger.ONE);

    @Test
    void it_is_a_polynomial_over_the_field_of_a_prime() {
        Random random = new Random(1);
        for (int round = 0; round < 1_000; round++) {
            long factor = new BigInteger(61, random).mod(PRIME).longValue();
            KeyedHash hash = new KeyedHash(factor, 1);
            long hashed = KeyedHash.START;
            BigInteger want = BigInteger.valueOf(KeyedHash.START);
            for (int i = 0; i < 20; i++) {
                int word = round % 2 == 0 ? random.nextInt() : -1;
                hashed = hash.add(hashed, word);
                want = want.multiply(BigInteger.valueOf(factor))
                        .add(BigInteger.valueOf(Integer.toUnsignedLong(word)))
                        .mod(PRIME);
                assertThat(hashed).as("round %d", round).isEqualTo(want.longValueExact());
            }
        }
    }

    @Test
    void the_largest_numbers_of_the_field_do_not_overflow() {
        long largest = PRIME.longValue() - 1;
        // (−1)² + 2³² − 1
        assertThat(new KeyedHash(largest, 1).add(largest, -1)).isEqualTo(1L << 32);
    }

    @Test
    void each_has_a_key_of_its_own() {
        Set<Long> hashes = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            KeyedHash hash = KeyedHash.random();
            hashes.add(hash.add(hash.add(KeyedHash.START, 1), 2));
        }
        assertThat(hashes).hasSize(100);
    }

    @Test
    void slots_are_inside_the_table_and_used_alike() {
        KeyedHash hash = new KeyedHash(0x123456789abcdefL, 0x9e3779b97f4a7c15L);
        int[] used = new int[64];
        for (int word = 0; word < 64_000; word++) {
            used[hash.slot(hash.add(KeyedHash.START, word), used.length)]++;
        }
        for (int count : used) {
            assertThat(count).isBetween(500, 2_000);
        }
    }
}
