package io.github.retrobpf.rewriter.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrobpf.elf.io.LimitExceededException;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One after the other (few bytes) and several at a time (many) come to the same. */
class ParallelTest {
    private static final List<Integer> NUMBERS =
            IntStream.range(0, 1000).boxed().toList();

    @ParameterizedTest
    @ValueSource(longs = {0, Parallel.WORTH_IT})
    void results_come_in_order(long bytes) throws MalformedInputException {
        assertThat(Parallel.map(NUMBERS, bytes, n -> n + 1))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 1000).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Parallel.WORTH_IT})
    void the_first_that_fails_is_told(long bytes) {
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> Parallel.map(NUMBERS, bytes, n -> {
                    if (n >= 500) {
                        throw malformed(n);
                    }
                    return n;
                }))
                .withMessage("a.o+0x1f4: is wrong");
    }

    private static MalformedInputException malformed(int offset) {
        return new MalformedInputException(new Location("a.o", null, offset), "is wrong");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Parallel.WORTH_IT})
    void what_is_pending_comes_or_fails_when_it_is_wanted(long bytes) throws MalformedInputException {
        assertThat(Pending.start(bytes, () -> "done").get()).isEqualTo("done");

        Pending<String> malformed = Pending.start(bytes, () -> {
            throw malformed(2);
        });
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(malformed::get)
                .withMessage("a.o+0x2: is wrong");

        Pending<String> tooLarge = Pending.start(bytes, () -> {
            throw new LimitExceededException("would be larger");
        });
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(tooLarge::get)
                .withMessage("would be larger");
    }
}
