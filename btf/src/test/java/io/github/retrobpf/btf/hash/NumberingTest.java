package io.github.retrobpf.btf.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberingTest {
    /** Also where everything has one slot, or one hash. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void equal_things_have_one_number_in_the_order_in_which_they_came(int kind) {
        KeyedHash hash = kind == 0 ? KeyedHash.random() : new KeyedHash(1_000_003, 0);
        Numbering numbering = new Numbering(hash);
        List<Integer> things = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 2_000; i++) {
                int thing = 7 * i;
                long hashed = kind == 2 ? 5 : hash.add(KeyedHash.START, thing);
                int next = numbering.count();
                int number = numbering.number(hashed, n -> things.get(n) == thing);
                if (number == next) {
                    things.add(thing);
                }
                assertThat(number).isEqualTo(i);
            }
        }
        assertThat(numbering.count()).isEqualTo(2_000);
    }
}
