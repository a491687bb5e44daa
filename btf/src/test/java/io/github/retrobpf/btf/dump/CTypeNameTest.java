package io.github.retrobpf.btf.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.Param;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CTypeNameTest {
    private final BtfBuilder types = BtfBuilder.empty(ByteOrder.LITTLE_ENDIAN);
    private final int integer = types.add(new BtfType.Int(types.string("int"), 4, 1, 0, 32));
    private final int foo = types.add(new BtfType.Struct(types.string("foo"), false, 0, List.of()));

    private void spells(BtfType type, String text) {
        assertThat(CTypeName.of(types, types.add(type))).isEqualTo(text);
    }

    private int ptr(int target) {
        return types.add(new BtfType.Ptr(target));
    }

    private int constant(int target) {
        return types.add(new BtfType.Const(target));
    }

    @Test
    void names() {
        assertThat(CTypeName.of(types, 0)).isEqualTo("void");
        assertThat(CTypeName.of(types, integer)).isEqualTo("int");
        assertThat(CTypeName.of(types, foo)).isEqualTo("struct foo");
        spells(new BtfType.Union(types.string("u"), false, 0, List.of()), "union u");
        spells(new BtfType.Enum(types.string("e"), false, 4, List.of()), "enum e");
        spells(new BtfType.Enum64(0, false, 8, List.of()), "enum {…}");
        spells(new BtfType.Struct(0, false, 0, List.of()), "struct {…}");
        spells(new BtfType.Fwd(types.string("f"), false), "struct f");
        spells(new BtfType.Fwd(types.string("f"), true), "union f");
        spells(new BtfType.Typedef(types.string("__u64"), integer), "__u64");
        spells(new BtfType.Float(types.string("double"), 8), "double");
    }

    @Test
    void pointers_and_qualifiers() {
        spells(new BtfType.Ptr(0), "void *");
        spells(new BtfType.Ptr(ptr(0)), "void **");
        spells(new BtfType.Ptr(constant(foo)), "const struct foo *");
        spells(new BtfType.Const(ptr(foo)), "struct foo *const");
        spells(new BtfType.Ptr(constant(ptr(constant(0)))), "const void *const *");
        spells(new BtfType.Const(types.add(new BtfType.Volatile(integer))), "volatile const int");
        spells(new BtfType.Restrict(ptr(0)), "void *restrict");
        spells(new BtfType.Ptr(types.add(new BtfType.TypeTag(types.string("user"), foo))), "struct foo *");
        int typedef = types.add(new BtfType.Typedef(types.string("bpf_user_pt_regs_t"), foo));
        spells(new BtfType.Ptr(typedef), "bpf_user_pt_regs_t *");
    }

    @Test
    void arrays() {
        int array = types.add(new BtfType.Array(integer, integer, 4));
        spells(new BtfType.Array(array, integer, 2), "int [2][4]");
        spells(new BtfType.Ptr(array), "int (*)[4]");
        spells(new BtfType.Array(ptr(integer), integer, 3), "int *[3]");
        spells(new BtfType.Const(array), "const int [4]");
    }

    @Test
    void functions() {
        int callback = types.add(new BtfType.FuncProto(integer, List.of(new Param(0, ptr(0)))));
        spells(new BtfType.Ptr(callback), "int (*)(void *)");
        spells(new BtfType.FuncProto(ptr(callback), List.of()), "int (*(void))(void *)");
        spells(
                new BtfType.FuncProto(0, List.of(new Param(types.string("fn"), ptr(callback)), new Param(0, 0))),
                "void (int (*)(void *), ...)");
        spells(new BtfType.Func(types.string("f"), Linkage.GLOBAL, callback), "int (void *)");
        spells(new BtfType.Var(types.string("v"), integer, Linkage.GLOBAL), "int");
    }

    @Test
    void declarations() {
        int callback = types.add(new BtfType.FuncProto(integer, List.of(new Param(0, ptr(0)))));
        int array = types.add(new BtfType.Array(ptr(constant(foo)), integer, 3));
        assertThat(CTypeName.declaration(types, integer, "count")).isEqualTo("int count");
        assertThat(CTypeName.declaration(types, constant(ptr(foo)), "task")).isEqualTo("struct foo *const task");
        assertThat(CTypeName.declaration(types, array, "tasks")).isEqualTo("const struct foo *tasks[3]");
        assertThat(CTypeName.declaration(types, ptr(callback), "handler")).isEqualTo("int (*handler)(void *)");
        assertThat(CTypeName.declaration(types, ptr(callback), "find(void)")).isEqualTo("int (*find(void))(void *)");
    }

    @Test
    void odd_graphs_end_in_dots() {
        spells(new BtfType.Ptr(99), "<no type 99> *");
        spells(new BtfType.Ptr(-1), "<no type 4294967295> *");
        int self = types.endId();
        types.add(new BtfType.Const(self));
        assertThat(CTypeName.of(types, self)).endsWith("…");
        int proto = types.endId();
        types.add(new BtfType.FuncProto(proto, Collections.nCopies(1000, new Param(0, proto))));
        assertThat(CTypeName.of(types, proto)).contains("…").hasSizeLessThan(1000);
    }

    @Test
    void long_names_end_in_dots() {
        String name = "n".repeat(998);
        assertThat(CTypeName.declaration(types, integer, name))
                .startsWith("int nnn")
                .endsWith("n…")
                .hasSize(1000);
        assertThat(CTypeName.declaration(types, integer, name.substring(2)))
                .endsWith("nnn")
                .hasSize(1000);
    }
}
