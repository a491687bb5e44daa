package io.github.retrobpf.btf.dedup;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Enumerator;
import io.github.retrobpf.btf.model.Extra;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.TypeRefs;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Files of types that refer to each other at random, with few names, so that many look alike. The later ones are the first
 * one in another order, with a few changes.
 */
final class RandomTypes {
    private static final List<String> NAMES = List.of("", "x", "y", "z");

    private final Random random;
    private final boolean withDeclarations;

    RandomTypes(Random random, boolean withDeclarations) {
        this.random = random;
        this.withDeclarations = withDeclarations;
    }

    List<Btf> files() throws MalformedInputException {
        Btf first = first(4 + random.nextInt(12));
        List<Btf> files = new ArrayList<>(List.of(first));
        for (int more = random.nextInt(3); more > 0; more--) {
            Btf copy = permute(first, random);
            files.add(random.nextBoolean() ? copy : changed(copy));
        }
        return files;
    }

    private Btf first(int count) throws MalformedInputException {
        BtfBuilder b = BtfBuilder.empty(ByteOrder.LITTLE_ENDIAN);
        for (int id = 1; id <= count; id++) {
            b.add(type(b, id, count));
        }
        for (int tags = random.nextInt(4); tags > 1; tags--) {
            b.add(new BtfType.DeclTag(name(b), 1 + random.nextInt(count), random.nextInt(3) - 1));
        }
        int proto = b.add(
                new BtfType.FuncProto(random.nextInt(count), List.of(new Param(name(b), 1 + random.nextInt(count)))));
        b.add(new BtfType.Func(name(b), random.nextInt(2), proto));
        return b.toBtf();
    }

    private BtfType type(BtfBuilder b, int id, int count) {
        int any = random.nextInt(count + 1);
        int earlier = random.nextInt(id); // modifiers must not come back to themselves
        return switch (random.nextInt(withDeclarations ? 16 : 12)) {
            case 0 -> new BtfType.Int(name(b), 4, random.nextInt(2), 0, 32);
            case 1, 2, 3 -> new BtfType.Ptr(any);
            case 4 -> new BtfType.Array(any, random.nextInt(count + 1), random.nextInt(2));
            case 5 -> new BtfType.Typedef(name(b), earlier);
            case 6 -> new BtfType.Const(earlier);
            case 7 -> new BtfType.Var(name(b), any, 1);
            case 8 -> new BtfType.Union(name(b), false, 8, members(b, count));
            case 9 -> new BtfType.Enum(name(b), false, 4, List.of(new Enumerator(name(b), 1)));
            case 12, 13 -> new BtfType.Fwd(name(b), random.nextInt(4) == 0);
            case 14 -> new BtfType.Enum(name(b), false, 4 << random.nextInt(2), List.of());
            case 15 -> new BtfType.Fwd(name(b), false, random.nextInt(3) == 0 ? new Extra(0, 0, 1, 0) : Extra.NONE);
            default -> new BtfType.Struct(name(b), false, 8, members(b, count));
        };
    }

    private List<Member> members(BtfBuilder b, int count) {
        List<Member> members = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            members.add(new Member(b.string("m" + i), random.nextInt(count + 1), 64L * i));
        }
        return members;
    }

    private int name(BtfBuilder b) {
        return b.string(NAMES.get(random.nextInt(NAMES.size())));
    }

    /** With one reference that leads elsewhere, or one name that is another. */
    private Btf changed(Btf btf) throws MalformedInputException {
        BtfBuilder b = new BtfBuilder(btf);
        int id = 1 + random.nextInt(btf.endId() - 1);
        BtfType type = btf.get(id);
        boolean isFree = type.kind() == BtfKind.STRUCT || type.kind() == BtfKind.PTR;
        int other = random.nextInt(btf.endId());
        if (isFree) {
            b.replace(id, TypeRefs.mapTypes(type, old -> other));
        } else if (type.kind() == BtfKind.FWD || type.kind() == BtfKind.INT) {
            int name = b.string(NAMES.get(1 + random.nextInt(NAMES.size() - 1)));
            b.replace(id, TypeRefs.mapStrings(type, old -> name));
        }
        return b.toBtf();
    }

    /** The same types in another order; {@link #order} with the same numbers says where they are. */
    static Btf permute(Btf btf, Random random) throws MalformedInputException {
        return permute(btf, order(btf, random));
    }

    /** By new id, the old one. */
    static List<Integer> order(Btf btf, Random random) {
        List<Integer> order = new ArrayList<>();
        for (int id = 1; id < btf.endId(); id++) {
            order.add(id);
        }
        Collections.shuffle(order, random);
        order.add(0, 0);
        return order;
    }

    static Btf permute(Btf btf, List<Integer> order) throws MalformedInputException {
        int[] places = new int[order.size()];
        for (int id = 0; id < places.length; id++) {
            places[order.get(id)] = id;
        }
        BtfBuilder b = BtfBuilder.empty(btf.order());
        for (int id : order.subList(1, order.size())) {
            BtfType moved = TypeRefs.mapTypes(btf.get(id), old -> places[old]);
            b.add(TypeRefs.mapStrings(moved, offset -> b.string(btf.string(offset))));
        }
        return b.toBtf();
    }
}
