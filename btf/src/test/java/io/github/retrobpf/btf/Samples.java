package io.github.retrobpf.btf;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Enumerator;
import io.github.retrobpf.btf.model.Extra;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.model.SecVar;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.util.List;

/** BTF to test with. */
public final class Samples {
    private Samples() {}

    /** Every kind, in the shapes that compilers write and in some that they do not. */
    public static Btf everyKind(ByteOrder order) throws MalformedInputException {
        BtfBuilder b = BtfBuilder.empty(order);
        int integer = b.add(new BtfType.Int(b.string("int"), 4, BtfType.Int.SIGNED, 0, 32));
        int character = b.add(new BtfType.Int(b.string("char"), 1, BtfType.Int.CHAR, 0, 8));
        b.add(new BtfType.Int(b.string("_Bool"), 1, BtfType.Int.BOOL, 0, 8));
        b.add(new BtfType.Int(b.string("odd"), 4, 7, 3, 5));
        int array = b.add(new BtfType.Array(character, integer, 16));
        int node = b.add(new BtfType.Struct(
                b.string("node"),
                false,
                24,
                List.of(new Member(b.string("next"), b.endId() + 1, 0), new Member(b.string("name"), array, 64))));
        b.add(new BtfType.Ptr(node));
        b.add(new BtfType.Struct(
                0,
                true,
                4,
                List.of(
                        new Member(b.string("low"), integer, 5L << 24),
                        new Member(b.string("rest"), integer, 27L << 24 | 5),
                        new Member(0, integer, 32))));
        b.add(new BtfType.Union(
                b.string("either"),
                false,
                4,
                List.of(new Member(b.string("i"), integer, 0), new Member(b.string("c"), character, 0))));
        b.add(new BtfType.Enum(
                b.string("plain"),
                false,
                4,
                List.of(new Enumerator(b.string("A"), 0), new Enumerator(b.string("B"), 0xffffffffL))));
        b.add(new BtfType.Enum(0, true, 4, List.of(new Enumerator(b.string("MINUS"), -1))));
        b.add(new BtfType.Fwd(b.string("later"), false));
        b.add(new BtfType.Fwd(b.string("sometime"), true));
        int typedef = b.add(new BtfType.Typedef(b.string("__u32"), integer));
        int constant = b.add(new BtfType.Const(typedef));
        int unstable = b.add(new BtfType.Volatile(constant));
        b.add(new BtfType.Restrict(b.endId() + 1));
        b.add(new BtfType.Ptr(unstable));
        int proto = b.add(new BtfType.FuncProto(
                integer, List.of(new Param(b.string("ctx"), b.endId() - 1), new Param(0, 0))));
        int func = b.add(new BtfType.Func(b.string("prog"), Linkage.GLOBAL, proto));
        int helper = b.add(new BtfType.Func(b.string("kfunc"), Linkage.EXTERN, proto));
        b.add(new BtfType.Func(b.string("strange"), 77, proto));
        int var = b.add(new BtfType.Var(b.string("counter"), integer, Linkage.GLOBAL));
        b.add(new BtfType.Var(b.string("stray"), integer, 9));
        b.add(new BtfType.DataSec(b.string(".bss"), 4, List.of(new SecVar(var, 0, 4))));
        b.add(new BtfType.DataSec(b.string(".ksyms"), 0, List.of(new SecVar(helper, 0, 0))));
        b.add(new BtfType.Float(b.string("double"), 8));
        b.add(new BtfType.DeclTag(b.string("arg:ctx"), func, 0));
        b.add(new BtfType.DeclTag(b.string("whole"), func, BtfType.DeclTag.WHOLE));
        b.add(new BtfType.TypeTag(b.string("user"), integer));
        b.add(new BtfType.Enum64(
                b.string("wide"),
                false,
                8,
                List.of(new Enumerator(b.string("MAX"), -1), new Enumerator(b.string("HALF"), 1L << 32))));
        b.add(new BtfType.Enum64(0, true, 8, List.of(new Enumerator(b.string("MIN"), Long.MIN_VALUE))));
        b.add(new BtfType.Ptr(0, new Extra(b.string("named"), 1 << 31, 0, 0)));
        b.add(new BtfType.TypeTag(b.string("noderef"), integer, new Extra(0, 1 << 31, 0, 0)));
        return Btf.parse(RawBtf.view(b.toBytes(), order));
    }
}
