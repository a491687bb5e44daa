package io.github.retrobpf.elf.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.elf.testing.HandMadeElf;
import io.github.retrobpf.elf.testing.Sample;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruncationTest {
    @ParameterizedTest
    @ValueSource(strings = {"canonical_xdp.clang19.el.o", "canonical_xdp.clang19.eb.o"})
    void every_prefix_of_a_fixture_is_read_or_rejected(String fixture) {
        everyPrefix(Fixtures.bytes(fixture));
    }

    @Test
    void every_prefix_of_the_sample_is_read_or_rejected() {
        for (ByteOrder order : Sample.orders()) {
            everyPrefix(Sample.of(order).toBytes());
        }
    }

    @Test
    void every_prefix_with_section_headers_first_is_read_or_rejected() {
        HandMadeElf elf = new HandMadeElf(ByteOrder.LITTLE_ENDIAN).headersHere();
        elf.symtab("sym", 1);
        elf.strtab("str");
        everyPrefix(elf.toBytes());
    }

    private static void everyPrefix(byte[] bytes) {
        for (int size = 0; size < bytes.length; size++) {
            byte[] prefix = Arrays.copyOf(bytes, size);
            Throwable thrown = catchThrowable(() -> ElfReader.read(prefix, "a.o"));
            assertThat(thrown == null || thrown instanceof MalformedInputException)
                    .as("%d bytes of %d: %s", size, bytes.length, thrown)
                    .isTrue();
        }
    }
}
