package io.github.retrobpf.btf.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.btf.Samples;
import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.TypeRefs;
import io.github.retrobpf.elf.io.LimitExceededException;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BtfMergeTest {
    static final List<ByteOrder> ORDERS = RawBtf.ORDERS;

    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    /** A struct, a pointer to it, and a typedef of that. */
    private static Btf chain(String name) throws MalformedInputException {
        BtfBuilder b = BtfBuilder.empty(LITTLE);
        int struct = b.add(new BtfType.Struct(b.string(name), false, 0, List.of()));
        int pointer = b.add(new BtfType.Ptr(struct));
        b.add(new BtfType.Typedef(b.string("t"), pointer));
        return b.toBtf();
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void types_come_behind_each_other_with_their_references_and_names(ByteOrder order) throws MalformedInputException {
        Btf one = Samples.everyKind(order);

        BtfMerge.Merged merged = new BtfMerge(order, List.of(one, one)).merge("out.o");

        Btf all = merged.btf();
        int count = one.endId() - 1;
        assertThat(all.endId()).isEqualTo(2 * count + 1);
        for (int id = 1; id <= count; id++) {
            assertThat(merged.ids().get(0)[id]).isEqualTo(id);
            assertThat(merged.ids().get(1)[id]).isEqualTo(count + id);
            assertSame(all, id, one, id, 0);
            assertSame(all, count + id, one, id, count);
        }
        assertThat(all.location(1)).hasToString("out.o:.BTF+0x18");
    }

    private static void assertSame(Btf all, int id, Btf one, int old, int shift) {
        BtfType want = TypeRefs.mapTypes(one.get(old), target -> target == 0 ? 0 : target + shift);
        assertThat(text(all, all.get(id))).isEqualTo(text(one, want));
    }

    private static String text(Btf btf, BtfType type) {
        StringBuilder strings = new StringBuilder();
        TypeRefs.forEachString(
                type, offset -> strings.append(btf.string(offset)).append(' '));
        return strings + TypeRefs.mapStrings(type, offset -> 0).toString();
    }

    @Test
    void each_string_stands_once_and_only_where_it_is_used() throws MalformedInputException {
        byte[] strings = "\0unused\0x\0x\0".getBytes(StandardCharsets.US_ASCII);
        Btf btf = RawBtf.little()
                .strings(strings)
                .words(8, RawBtf.info(BtfKind.FWD, 0), 0)
                .words(10, RawBtf.info(BtfKind.FWD, 0), 0)
                .parse();

        Btf all = new BtfMerge(LITTLE, List.of(btf)).merge("out.o").btf();

        assertThat(new String(all.stringBytes().toByteArray(), StandardCharsets.US_ASCII))
                .isEqualTo("\0x\0");
    }

    @Test
    void what_is_dropped_leaves_no_gap() throws MalformedInputException {
        BtfMerge merge = new BtfMerge(LITTLE, List.of(chain("x"), chain("y")));
        merge.drop(0, 3);

        BtfMerge.Merged merged = merge.merge("out.o");

        assertThat(merged.ids().get(0)).containsExactly(0, 1, 2, 0);
        assertThat(merged.ids().get(1)).containsExactly(0, 3, 4, 5);
        assertThat(merged.btf().get(5))
                .isEqualTo(new BtfType.Typedef(merged.btf().nameOff(5), 4));
        assertThat(merged.btf().name(3)).isEqualTo("y");
    }

    @Test
    void who_refers_to_what_is_dropped_is_refused() throws MalformedInputException {
        BtfMerge merge = new BtfMerge(LITTLE, List.of(chain("x"), chain("y")));
        merge.drop(1, 1);

        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> merge.merge("out.o"))
                .withMessage("(new):.BTF+0x2c: type 2, a PTR, refers to type 1, a STRUCT, which linking leaves out");
    }

    @Test
    void who_refers_to_what_is_replaced_refers_to_the_other() throws MalformedInputException {
        BtfMerge merge = new BtfMerge(LITTLE, List.of(chain("x"), chain("y")));
        merge.replace(0, 1, 1, 1);

        BtfMerge.Merged merged = merge.merge("out.o");

        assertThat(merged.ids().get(0)).containsExactly(0, 3, 1, 2);
        assertThat(merged.btf().get(1)).isEqualTo(new BtfType.Ptr(3));
        assertThat(merged.btf().name(3)).isEqualTo("y");
        assertThat(merged.btf().endId()).isEqualTo(6);
    }

    @Test
    void what_stands_for_another_has_to_stay_itself() throws MalformedInputException {
        for (boolean isForwards : new boolean[] {false, true}) {
            BtfMerge merge = new BtfMerge(LITTLE, List.of(chain("x"), chain("y"), chain("z")));
            merge.replace(isForwards ? 0 : 2, 1, 1, 1);
            merge.replace(1, 1, isForwards ? 2 : 0, 1);

            assertThatExceptionOfType(MalformedInputException.class)
                    .isThrownBy(() -> merge.merge("out.o"))
                    .withMessageContaining("type 2, a PTR, refers to type 1, a STRUCT, which linking leaves out");
        }
    }

    @Test
    void strings_that_share_their_ends_may_not_grow_without_limit() throws MalformedInputException {
        String name = "n".repeat(4096);
        RawBtf raw = RawBtf.little().strings(("\0" + name + "\0").getBytes(StandardCharsets.US_ASCII));
        for (int start = 1; start <= 64; start++) {
            raw.words(start, RawBtf.info(BtfKind.FWD, 0), 0);
        }
        Btf btf = raw.parse();

        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> new BtfMerge(LITTLE, List.of(btf)).merge("out.o"))
                .withMessage("would have more than " + (1024 + 3 * 4098) + " bytes of strings");
    }

    @Test
    void other_byte_orders_and_split_btf_are_refused() throws MalformedInputException {
        Btf base = chain("x");
        Btf split = Btf.parse(
                RawBtf.little()
                        .strings()
                        .words(0, RawBtf.info(BtfKind.PTR, 0), 1)
                        .view(),
                base);

        assertThatIllegalArgumentException().isThrownBy(() -> new BtfMerge(LITTLE, List.of(split)));
        assertThatIllegalArgumentException().isThrownBy(() -> new BtfMerge(ByteOrder.BIG_ENDIAN, List.of(base)));
    }
}
