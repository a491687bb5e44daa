package io.github.retrobpf.btf.dedup;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Enumerator;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The types of a file in few words. Each method adds one and gives its id; members follow each other by 64 bits. */
final class Sketch {
    private final BtfBuilder builder = BtfBuilder.empty(ByteOrder.LITTLE_ENDIAN);

    int add(BtfType type) {
        return builder.add(type);
    }

    int name(String text) {
        return builder.string(text);
    }

    /** The id of the next one, to refer to it before it is there. */
    int next() {
        return builder.endId();
    }

    int integer() {
        return add(new BtfType.Int(name("int"), 4, BtfType.Int.SIGNED, 0, 32));
    }

    int ptr(int target) {
        return add(new BtfType.Ptr(target));
    }

    int array(int element, int index, int nelems) {
        return add(new BtfType.Array(element, index, nelems));
    }

    int typedef(String name, int target) {
        return add(new BtfType.Typedef(name(name), target));
    }

    int struct(String name, int... memberTypes) {
        return add(new BtfType.Struct(name(name), false, 8L * memberTypes.length, members(memberTypes)));
    }

    int union(String name, int... memberTypes) {
        return add(new BtfType.Union(name(name), false, 8, members(memberTypes)));
    }

    private List<Member> members(int... types) {
        List<Member> members = new ArrayList<>();
        for (int type : types) {
            members.add(new Member(name("m" + members.size()), type, 64L * members.size()));
        }
        return members;
    }

    int fwd(String name) {
        return add(new BtfType.Fwd(name(name), false));
    }

    int fwdUnion(String name) {
        return add(new BtfType.Fwd(name(name), true));
    }

    int enumeration(String name, int size, String... values) {
        return add(new BtfType.Enum(name(name), false, size, enumerators(values)));
    }

    int enumeration64(String name, int size, String... values) {
        return add(new BtfType.Enum64(name(name), false, size, enumerators(values)));
    }

    private List<Enumerator> enumerators(String... names) {
        List<Enumerator> enumerators = new ArrayList<>();
        for (String name : names) {
            enumerators.add(new Enumerator(name(name), enumerators.size()));
        }
        return enumerators;
    }

    int proto(int returnType, String parameter, int type) {
        return add(new BtfType.FuncProto(returnType, List.of(new Param(name(parameter), type))));
    }

    int func(String name, int proto) {
        return add(new BtfType.Func(name(name), Linkage.STATIC, proto));
    }

    int var(String name, int type) {
        return add(new BtfType.Var(name(name), type, Linkage.GLOBAL));
    }

    int tag(String text, int target, int component) {
        return add(new BtfType.DeclTag(name(text), target, component));
    }

    Btf btf() {
        try {
            return builder.toBtf();
        } catch (MalformedInputException e) {
            throw new AssertionError(e);
        }
    }
}
