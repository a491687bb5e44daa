package io.github.retrobpf.btf.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeSizesTest {
    private final BtfBuilder types = BtfBuilder.empty(ByteOrder.LITTLE_ENDIAN);
    private final TypeSizes sizes = new TypeSizes(types);
    private final int integer = types.add(new BtfType.Int(types.string("int"), 4, 1, 0, 32));

    private void measures(BtfType type, long size) {
        assertThat(sizes.of(types.add(type))).hasValue(size);
    }

    private void doesNotMeasure(BtfType type) {
        assertThat(sizes.of(types.add(type))).isEmpty();
    }

    @Test
    void types_that_tell_their_size() {
        measures(new BtfType.Struct(0, false, 24, List.of()), 24);
        measures(new BtfType.Union(0, false, 8, List.of()), 8);
        measures(new BtfType.Enum(0, false, 4, List.of()), 4);
        measures(new BtfType.Enum64(0, false, 8, List.of()), 8);
        measures(new BtfType.Float(types.string("double"), 8), 8);
        measures(new BtfType.Ptr(0), 8);
        measures(new BtfType.DataSec(types.string(".data"), 40, List.of()), 40);
    }

    @Test
    void what_stands_before_a_type_does_not_count() {
        int constant = types.add(new BtfType.Const(integer));
        measures(new BtfType.Typedef(types.string("t"), constant), 4);
        measures(new BtfType.Var(types.string("v"), constant, Linkage.GLOBAL), 4);
    }

    @Test
    void arrays_multiply() {
        int row = types.add(new BtfType.Array(integer, integer, 3));
        measures(new BtfType.Array(types.add(new BtfType.Const(row)), integer, 5), 60);
        measures(new BtfType.Array(row, integer, 0), 0);
    }

    @Test
    void some_have_no_size() {
        assertThat(sizes.of(0)).isEmpty();
        doesNotMeasure(new BtfType.Fwd(types.string("f"), false));
        doesNotMeasure(new BtfType.FuncProto(0, List.of()));
        doesNotMeasure(new BtfType.Array(0, integer, 4));
    }

    @Test
    void arrays_beyond_any_memory_have_no_size() {
        long most = 0xffff_ffffL;
        int inner = types.add(new BtfType.Array(integer, integer, most));
        doesNotMeasure(new BtfType.Array(inner, integer, most));
        doesNotMeasure(new BtfType.Array(types.add(new BtfType.Array(inner, integer, most)), integer, most));
    }

    @Test
    void arrays_of_arrays_without_end_have_no_size() {
        int self = types.endId();
        doesNotMeasure(new BtfType.Array(self, integer, 1));
    }
}
