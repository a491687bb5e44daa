package io.github.retrobpf.btf.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfType;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class ModifiersTest {
    private final BtfBuilder types = BtfBuilder.empty(ByteOrder.LITTLE_ENDIAN);

    @Test
    void stops_at_the_first_type_that_is_none() {
        int ptr = types.add(new BtfType.Ptr(0));
        int tag = types.add(new BtfType.TypeTag(types.string("user"), ptr));
        int constant = types.add(new BtfType.Const(tag));
        int unstable = types.add(new BtfType.Volatile(constant));
        int restricted = types.add(new BtfType.Restrict(unstable));
        int typedef = types.add(new BtfType.Typedef(types.string("t"), restricted));
        assertThat(Modifiers.skip(types, typedef)).isEqualTo(ptr);
        assertThat(Modifiers.skip(types, ptr)).isEqualTo(ptr);
        assertThat(Modifiers.skip(types, types.add(new BtfType.Const(0)))).isZero();
    }

    @Test
    void finds_out_when_an_edit_made_a_circle() {
        int id = types.add(new BtfType.Const(1));
        assertThatIllegalStateException()
                .isThrownBy(() -> Modifiers.skip(types, id))
                .withMessage("type 1 comes back to itself");
    }
}
