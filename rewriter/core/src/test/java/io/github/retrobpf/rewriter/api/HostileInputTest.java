package io.github.retrobpf.rewriter.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.plan.Strategy;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged objects: nothing but a located message may come of them. */
class HostileInputTest {
    private static final Strategy[] STRATEGIES = Strategy.values();

    /** By number, not by time: everywhere the same inputs. As many as it took to find everything that was found so far. */
    private static final int ROUNDS = 10_000 * Integer.getInteger("retrobpf.fuzz.factor", 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two_types.clang19.el",
                "with_dwarf.clang14.el",
                "static_chain.clang14.eb",
                "for_each_callback.clang19.el",
                "core_reloc.clang19.eb",
                "many_types.clang14.el",
                "exception_callback.clang19.el",
                "shared_proto.clang19.el",
                "maps_and_globals.clang19.eb"
            })
    void a_damaged_object_is_refused_with_a_message_or_inspected_and_rewritten(String name) {
        byte[] input = Fixtures.bytes(name + ".o");
        long seed = Long.getLong("retrobpf.fuzz.seed", 0x5eed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damage(input, random, round);
            try {
                RewriteOptions options = RewriteOptions.DEFAULT
                        .withStripDebug(round % 2 == 1)
                        .withStrategy(STRATEGIES[round % STRATEGIES.length])
                        .withKeepTags(round % 5 == 0);
                assertThat(Retrobpf.inspect("in.o", damaged, options).size()).isEqualTo(damaged.length);
                assertThat(Retrobpf.rewrite(new RewriteRequest("in.o", damaged, options))
                                .output())
                        .isNotEmpty();
            } catch (MalformedInputException e) {
                assertThat(e.getMessage()).startsWith("in.o").doesNotContain("\n");
            } catch (RuntimeException e) {
                throw new AssertionError(name + ", seed " + seed + ", round " + round, e);
            }
        }
    }

    /** Few bytes: most damage then gets past the first checks. */
    private static byte[] damage(byte[] input, Random random, int round) {
        byte[] damaged = input.clone();
        int flips = 1 + round % 3;
        for (int i = 0; i < flips; i++) {
            int at = random.nextInt(damaged.length);
            damaged[at] = switch (random.nextInt(4)) {
                case 0 -> (byte) random.nextInt();
                case 1 -> (byte) (damaged[at] + random.nextInt(9) - 4);
                case 2 -> (byte) (damaged[at] ^ 1 << random.nextInt(8));
                default -> damaged[random.nextInt(damaged.length)];
            };
        }
        return round % 16 == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
    }
}
