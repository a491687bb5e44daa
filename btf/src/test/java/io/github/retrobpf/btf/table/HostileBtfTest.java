package io.github.retrobpf.btf.table;

import static io.github.retrobpf.btf.RawBtf.info;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.btf.dump.CTypeName;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.walk.Modifiers;
import io.github.retrobpf.elf.io.MalformedInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Input made to take long or to overflow a stack. */
@Timeout(20)
class HostileBtfTest {
    private static final int MANY = 1_000_000;

    /** Each record refers to the next or the previous one; {@code last} is what the one at the end refers to. */
    private static RawBtf chain(BtfKind kind, int step, int last) {
        RawBtf raw = RawBtf.little();
        for (int id = 1; id <= MANY; id++) {
            int next = id + step;
            raw.words(0, info(kind, 0), next < 1 || next > MANY ? last : next);
        }
        return raw;
    }

    @Test
    void a_million_typedefs_behind_each_other_are_too_many() {
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> chain(BtfKind.TYPEDEF, 1, 0).parse())
                .withMessage("a.o:.BTF+0x18: type 1, a TYPEDEF, is the first of 1000000 typedefs and qualifiers,"
                        + " the limit is 256");
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> chain(BtfKind.TYPEDEF, -1, 0).parse())
                .withMessageContaining("type 257, a TYPEDEF, is the first of 257 typedefs");
    }

    @Test
    void as_many_typedefs_as_the_limit_are_walked() throws MalformedInputException {
        RawBtf raw = RawBtf.little();
        for (int id = 1; id <= 256; id++) {
            raw.words(0, info(BtfKind.TYPEDEF, 0), id == 256 ? 0 : id + 1);
        }
        Btf btf = raw.parse();
        assertThat(Modifiers.skip(btf, 1)).isZero();
        assertThat(CTypeName.of(btf, 1)).isEqualTo("<TYPEDEF without name>");
    }

    /** A FWD whose name is the last of the strings. */
    private static RawBtf named(int name, String strings) {
        return RawBtf.little().strings(strings.getBytes(US_ASCII)).words(name, info(BtfKind.FWD, 0), 0);
    }

    @Test
    void a_name_of_many_kilobytes_is_refused() throws MalformedInputException {
        String longest = "n".repeat(4096);
        assertThat(named(1, "\0" + longest + "\0").parse().name(1)).isEqualTo(longest);
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> named(1, "\0n" + longest + "\0").parse())
                .withMessage("a.o:.BTF+0x18: name is longer than 4096 bytes");
    }

    @Test
    void a_long_string_that_is_no_name_does_no_harm() throws MalformedInputException {
        String line = "\0" + "source ".repeat(10_000) + "\0";
        assertThat(named(line.length(), line + "short\0").parse().name(1)).isEqualTo("short");
    }

    @Test
    void a_circle_of_a_million_is_found() {
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> chain(BtfKind.CONST, 1, 1).parse())
                .withMessage("a.o:.BTF+0x18: type 1, a CONST, comes back to itself");
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> chain(BtfKind.CONST, -1, MANY).parse())
                .withMessage("a.o:.BTF+0x18: type 1, a CONST, comes back to itself");
    }

    @Test
    void a_million_ways_into_one_circle_are_walked_once() {
        RawBtf raw = RawBtf.little();
        for (int id = 1; id < MANY; id++) {
            raw.words(0, info(BtfKind.CONST, 0), MANY);
        }
        raw.words(0, info(BtfKind.CONST, 0), MANY);
        assertThatExceptionOfType(MalformedInputException.class).isThrownBy(raw::parse);
    }

    @Test
    void a_million_pointers_have_a_short_name() throws MalformedInputException {
        Btf btf = chain(BtfKind.PTR, 1, 1).parse();
        assertThat(CTypeName.of(btf, 1)).startsWith("… **").hasSizeLessThan(100);
    }
}
