package io.github.retrobpf.btf.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.btf.hash.KeyedHash;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws on graphs that nobody thought of. A failure names the seed. */
class RandomDedupTest {
    private static final int ROUNDS = 1_000;

    /** Everything has one hash. */
    static final KeyedHash COLLIDING = new KeyedHash(0, 0);

    private interface Law {
        void check(Deduped deduped, Random random) throws MalformedInputException;
    }

    private static void forEach(boolean withDeclarations, Law law) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            try {
                law.check(Deduped.of(new RandomTypes(random, withDeclarations).files()), random);
            } catch (MalformedInputException | RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void finds_what_comparing_all_pairs_finds(boolean withDeclarations) {
        int[] found = new int[2];
        forEach(withDeclarations, (deduped, random) -> {
            assertThat(deduped.canonical()).isEqualTo(NaiveDedup.canonical(deduped.merged()));
            found[0] += deduped.count();
            found[1] += deduped.merged().endId() - 1;
        });
        // Not all the same, nor all different.
        assertThat(100 * found[0] / found[1]).isBetween(20, 80);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void one_hash_for_everything_gives_the_same(boolean withDeclarations) {
        forEach(
                withDeclarations,
                (deduped, random) ->
                        assertThat(Dedup.canonical(deduped.merged(), COLLIDING)).isEqualTo(deduped.canonical()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twice_is_once(boolean withDeclarations) {
        forEach(
                withDeclarations,
                (deduped, random) -> assertThat(deduped.compact().endId() - 1).isEqualTo(deduped.count()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_order_of_types_says_nothing(boolean withDeclarations) {
        forEach(withDeclarations, (deduped, random) -> {
            Btf btf = deduped.merged();
            List<Integer> order = RandomTypes.order(btf, random);
            int[] canonical = deduped.canonical();
            int[] moved = order.stream().mapToInt(id -> canonical[id]).toArray();
            int[] permuted = Dedup.canonical(RandomTypes.permute(btf, order));
            assertThat(firstOfGroup(permuted)).isEqualTo(firstOfGroup(moved));
        });
    }

    /** The same for all arrays that group the same places. */
    private static int[] firstOfGroup(int[] groups) {
        Map<Integer, Integer> first = new HashMap<>();
        int[] firsts = new int[groups.length];
        for (int i = 0; i < groups.length; i++) {
            Integer known = first.putIfAbsent(groups[i], i);
            firsts[i] = known == null ? i : known;
        }
        return firsts;
    }
}
