package io.github.retrobpf.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.Limits;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.fuzz.input.Objects;
import io.github.retrobpf.fuzz.input.OptionBytes;
import io.github.retrobpf.fuzz.input.Shape;
import io.github.retrobpf.fuzz.run.Cost;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Memory, which can be counted: what is twice as large takes twice as much, and no byte takes more than its budget. */
class BudgetTest {
    /** Enough for a square to show beside what every object takes. */
    private static final int COUNT = 100;

    private static final int COUNT_OF_LONG_NAMES = 12;

    @ParameterizedTest
    @EnumSource(Shape.class)
    void twice_as_much_takes_twice_the_memory(Shape shape) throws MalformedInputException {
        int count = shape == Shape.LONG_NAMES ? COUNT_OF_LONG_NAMES : COUNT;
        byte[] once = stripped(shape.of(count));
        byte[] twice = stripped(shape.of(2 * count));

        for (Targets target : new Targets[] {Targets.REWRITE, Targets.REPORT}) {
            allocated(target, once); // loads classes
            long less = allocated(target, once);
            long more = allocated(target, twice);
            assertThat((double) more).as("%s, after %s", target, less).isLessThan(2.3 * less);
            assertThat(more / twice.length).as("bytes for a byte").isLessThan(Limits.ALLOCATED_PER_BYTE);
        }
    }

    @Test
    void bundled_objects_take_a_fraction_of_the_budget() {
        long allocated = 0;
        long size = 0;
        for (byte[] object : Objects.all()) {
            allocated += allocated(Targets.REWRITE, stripped(object));
            size += object.length;
        }

        assertThat(allocated / size).isBetween(1L, Limits.ALLOCATED_PER_BYTE / 50L);
    }

    /** With the option that removes sections. */
    private static byte[] stripped(byte[] object) {
        byte[] input = Arrays.copyOf(object, object.length + OptionBytes.SIZE);
        input[object.length] = 8;
        return input;
    }

    private static long allocated(Targets target, byte[] input) {
        Cost then = Cost.now();
        try {
            target.run(input);
        } catch (MalformedInputException e) {
            assertThat(e).hasMessageContaining("functions cover section");
        }
        return Cost.since(then).allocated();
    }
}
