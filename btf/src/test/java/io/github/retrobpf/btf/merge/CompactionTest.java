package io.github.retrobpf.btf.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.btf.Samples;
import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.dedup.Dedup;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CompactionTest {
    static final List<ByteOrder> ORDERS = RawBtf.ORDERS;

    /** Four forwards: a, b, c, d; and a pointer to the last but one. */
    private static Btf forwards() throws MalformedInputException {
        BtfBuilder b = BtfBuilder.empty(ByteOrder.LITTLE_ENDIAN);
        for (String name : List.of("a", "b", "c", "d")) {
            b.add(new BtfType.Fwd(b.string(name), false));
        }
        b.add(new BtfType.Ptr(3));
        return b.toBtf();
    }

    private static Btf parse(Compaction compaction) throws MalformedInputException {
        return Btf.parse(RawBtf.view(compaction.toBytes(), ByteOrder.LITTLE_ENDIAN));
    }

    private static String strings(Btf btf) {
        return new String(btf.stringBytes().toByteArray(), StandardCharsets.US_ASCII);
    }

    @Test
    void types_that_are_left_keep_their_order() throws MalformedInputException {
        Compaction compaction = new Compaction(forwards(), new int[] {0, 0, 4, 4, 4, 5}, List.of());

        Btf left = parse(compaction);

        assertThat(left.endId()).isEqualTo(3);
        assertThat(left.name(1)).isEqualTo("d");
        assertThat(left.get(2)).isEqualTo(new BtfType.Ptr(1));
        assertThat(strings(left)).isEqualTo("\0d\0");
        assertThat(List.of(compaction.id(0), compaction.id(1), compaction.id(2), compaction.id(3), compaction.id(5)))
                .containsExactly(0, 0, 1, 1, 2);
    }

    @Test
    void strings_come_in_the_order_of_their_use_with_those_of_others_behind() throws MalformedInputException {
        Btf btf = forwards();
        Btf other = forwards();
        Compaction compaction = new Compaction(btf, new int[] {0, 1, 2, 3, 4, 5}, List.of(other));

        assertThat(compaction.string("new")).isEqualTo(9);
        assertThat(compaction.string(other, other.nameOff(2))).isEqualTo(3);
        assertThat(compaction.string(other, 0)).isZero();
        assertThat(compaction.string("b")).isEqualTo(3);
        assertThat(strings(parse(compaction))).isEqualTo("\0a\0b\0c\0d\0new\0");
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void doing_it_again_changes_nothing(ByteOrder order) throws MalformedInputException {
        Btf btf = Samples.everyKind(order);
        byte[] once = new Compaction(btf, Dedup.canonical(btf), List.of()).toBytes();
        Btf compact = Btf.parse(RawBtf.view(once, order));

        assertThat(new Compaction(compact, Dedup.canonical(compact), List.of()).toBytes())
                .isEqualTo(once);
        // All types of the sample are different.
        assertThat(compact.typeBytes().size()).isEqualTo(btf.typeBytes().size());
    }

    @Test
    void what_stays_must_not_refer_to_what_goes() throws MalformedInputException {
        Btf btf = forwards();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Compaction(btf, new int[] {0, 1, 2, 0, 4, 5}, List.of()))
                .withMessage("type 5 stays and refers to type 3, which goes");
        // What stands for the target goes itself.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Compaction(btf, new int[] {0, 0, 1, 2, 4, 5}, List.of()));
    }
}
