package io.github.retrobpf.btf.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.btf.Samples;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TypeRefsTest {
    static final List<ByteOrder> ORDERS = RawBtf.ORDERS;

    @ParameterizedTest
    @FieldSource("ORDERS")
    void the_flat_form_shows_the_same_as_the_records(ByteOrder order) throws MalformedInputException {
        Btf btf = Samples.everyKind(order);
        ByteView raw = btf.typeBytes();
        for (int id = 1; id < btf.endId(); id++) {
            List<Integer> types = new ArrayList<>();
            List<Integer> flatTypes = new ArrayList<>();
            TypeRefs.forEachType(btf.get(id), types::add);
            TypeRefs.forEachType(raw, btf.offset(id), field -> flatTypes.add(raw.s32(field)));
            assertThat(flatTypes).as("types of %d", id).isEqualTo(types);

            List<Integer> strings = new ArrayList<>();
            List<Integer> flatStrings = new ArrayList<>();
            TypeRefs.forEachString(btf.get(id), strings::add);
            TypeRefs.forEachString(raw, btf.offset(id), field -> flatStrings.add(raw.s32(field)));
            assertThat(flatStrings).as("strings of %d", id).isEqualTo(strings);
        }
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void a_map_and_its_inverse_cancel(ByteOrder order) throws MalformedInputException {
        Btf btf = Samples.everyKind(order);
        for (int id = 0; id < btf.endId(); id++) {
            BtfType type = btf.get(id);
            BtfType there = TypeRefs.mapStrings(TypeRefs.mapTypes(type, i -> i + 100), s -> s + 1000);
            BtfType back = TypeRefs.mapStrings(TypeRefs.mapTypes(there, i -> i - 100), s -> s - 1000);
            assertThat(back).isEqualTo(type);
            assertThat(id == 0 || !there.equals(type)).isTrue();
        }
    }

    @Test
    void maps_types_and_strings_of_members_apart() {
        BtfType struct = new BtfType.Struct(1, false, 8, List.of(new Member(2, 3, 4)));
        assertThat(TypeRefs.mapTypes(struct, id -> 30))
                .isEqualTo(new BtfType.Struct(1, false, 8, List.of(new Member(2, 30, 4))));
        assertThat(TypeRefs.mapStrings(struct, off -> 10 * off))
                .isEqualTo(new BtfType.Struct(10, false, 8, List.of(new Member(20, 3, 4))));
    }
}
