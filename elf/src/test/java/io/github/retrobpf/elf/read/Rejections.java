package io.github.retrobpf.elf.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.HandMadeElf;
import io.github.retrobpf.elf.testing.Sample;
import java.nio.ByteOrder;
import java.util.function.Function;

/** Breaks the sample in both byte orders and compares the message to the letter. */
final class Rejections {
    private Rejections() {}

    static void assertRejected(Function<HandMadeElf, byte[]> breakage, String message) {
        for (ByteOrder order : Sample.orders()) {
            assertRejected(breakage.apply(Sample.of(order)), message);
        }
    }

    static void assertRejected(byte[] bytes, String message) {
        assertThat(catchThrowable(() -> ElfReader.read(bytes, "a.o")))
                .isInstanceOf(MalformedInputException.class)
                .hasMessage(message);
    }

    static void assertAccepted(Function<HandMadeElf, byte[]> change) throws MalformedInputException {
        for (ByteOrder order : Sample.orders()) {
            assertThat(ElfReader.read(change.apply(Sample.of(order)), "a.o").sections())
                    .isNotEmpty();
        }
    }
}
