package io.github.retrobpf.btf.dedup;

import static io.github.retrobpf.btf.RawBtf.info;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.Limits;
import io.github.retrobpf.elf.io.MalformedInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Types made to take long: each of these takes minutes where every type is compared with every other of its name. */
@Timeout(30)
class HostileDedupTest {
    private static final int MANY = 100_000;
    private static final int PTR = info(BtfKind.PTR, 0);
    private static final int STRUCT = info(BtfKind.STRUCT, 1);

    private static int count(Btf btf) {
        long start = System.nanoTime();
        int[] canonical = Dedup.canonical(btf);
        long nanos = System.nanoTime() - start;
        assertThat(nanos / btf.bytes().size()).as("ns for a byte").isLessThan(Limits.NANOS_PER_BYTE);
        int count = 0;
        for (int id = 1; id < canonical.length; id++) {
            count += canonical[id] == id ? 1 : 0;
        }
        return count;
    }

    private static RawBtf raw() {
        return RawBtf.little().strings("\0x\0m\0".getBytes(US_ASCII));
    }

    /** A member of this type in a struct of the one name. */
    private static void struct(RawBtf raw, int type) {
        raw.words(1, STRUCT, 8, 3, type, 0);
    }

    @Test
    void structs_of_one_name_that_differ_behind_a_pointer() throws MalformedInputException {
        RawBtf raw = raw();
        for (int i = 0; i < MANY; i++) {
            raw.words(0, PTR, 3 * i + 2);
            raw.words(0, info(BtfKind.ARRAY, 0), 0, 0, 0, i);
            struct(raw, 3 * i + 1);
        }

        assertThat(count(raw.parse())).isEqualTo(3 * MANY);
    }

    @Test
    void pointers_that_differ_by_their_distance_from_the_end() throws MalformedInputException {
        RawBtf raw = raw();
        for (int id = 1; id <= MANY; id++) {
            raw.words(0, PTR, id == MANY ? 0 : id + 1);
        }

        assertThat(count(raw.parse())).isEqualTo(MANY);
    }

    @Test
    void one_list_that_comes_back_to_its_start_after_long() throws MalformedInputException {
        RawBtf raw = raw();
        for (int id = 1; id <= MANY; id += 2) {
            raw.words(0, PTR, id + 1);
            struct(raw, (id + 2) % MANY);
        }

        assertThat(count(raw.parse())).isEqualTo(2);
    }

    @Test
    void forwards_that_are_let_go_one_after_the_other() throws MalformedInputException {
        // Of each name there are two structs and a forward. The first has two sizes; each of the others points to the
        // one
        // before, of one of them to the forward: it is different only once the one before turned out to be.
        StringBuilder strings = new StringBuilder("\0m\0");
        int[] names = new int[MANY / 10];
        for (int i = 0; i < names.length; i++) {
            names[i] = strings.length();
            strings.append("s").append(i).append('\0');
        }
        RawBtf raw = RawBtf.little().strings(strings.toString().getBytes(US_ASCII));
        for (int i = 0; i < names.length; i++) {
            int first = 5 * i + 1;
            raw.words(names[i], info(BtfKind.FWD, 0), 0);
            for (int twin = 0; twin < 2; twin++) {
                raw.words(0, PTR, i == 0 ? 0 : twin == 0 ? first - 5 : first - 3);
                raw.words(names[i], STRUCT, i == 0 ? 8 + twin : 8, 1, first + 1 + 2 * twin, 0);
            }
        }

        // The pointers of the first are the same.
        assertThat(count(raw.parse())).isEqualTo(5 * names.length - 1);
    }

    @Test
    void everything_tagged_and_one_thing_with_all_tags() throws MalformedInputException {
        RawBtf raw = raw();
        struct(raw, 0);
        struct(raw, 0);
        for (int i = 0; i < MANY; i++) {
            raw.words(1, info(BtfKind.DECL_TAG, 0), 1 + i % 2, i / 4);
        }

        assertThat(count(raw.parse())).isEqualTo(1 + MANY / 4);
    }

    @Test
    void strings_that_one_multiplier_gives_one_hash() throws MalformedInputException {
        // "Aa" and "BB" have one hash with a factor of 31, and so have all names of as many of them.
        int bits = 16;
        StringBuilder strings = new StringBuilder("\0");
        RawBtf raw = RawBtf.little();
        for (int i = 0; i < 1 << bits; i++) {
            raw.words(strings.length(), info(BtfKind.STRUCT, 0), 8);
            for (int bit = 0; bit < bits; bit++) {
                strings.append((i >>> bit & 1) == 0 ? "Aa" : "BB");
            }
            strings.append('\0');
        }

        assertThat(count(raw.strings(strings.toString().getBytes(US_ASCII)).parse()))
                .isEqualTo(1 << bits);
    }
}
