package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.Param;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares the types of two functions that stand for each other. */
final class FunctionTypes {
    /** What both have. */
    static final FunctionChange SAME = new FunctionChange(0, 0, false, new TreeSet<>(), List.of());

    private record Pair(int original, int rewritten) {}

    private final Types original;
    private final Types rewritten;
    private final Findings findings;
    /** By FUNC: many functions may share one. */
    private final Map<Pair, FunctionChange> compared = new HashMap<>();

    FunctionTypes(Types original, Types rewritten, Findings findings) {
        this.original = original;
        this.rewritten = rewritten;
        this.findings = findings;
    }

    /**
     * What is different between a function and what stands for it; what nothing can explain goes to the findings.
     *
     * @param place for messages
     */
    FunctionChange compare(Place place, CodeFunction before, CodeFunction after) {
        int a = original.func(before);
        int b = rewritten.func(after);
        if (a == Types.NONE || b == Types.NONE) {
            findings.compare(Place.of(place, ", func_info"), presence(a), presence(b));
            return SAME;
        }
        BtfType.Func func = (BtfType.Func) original.btf().get(a);
        BtfType.Func other = (BtfType.Func) rewritten.btf().get(b);
        if (a != b || !original.isShared(a)) {
            checkName(place, func, other, before, after);
        }
        return compared.computeIfAbsent(new Pair(a, b), pair -> compare(place, a, func, b, other));
    }

    private FunctionChange compare(Place place, int a, BtfType.Func func, int b, BtfType.Func other) {
        boolean isDemoted = func.linkage() == Linkage.GLOBAL && other.linkage() == Linkage.STATIC;
        if (!isDemoted) {
            findings.compare(Place.of(place, ", linkage"), func.linkage(), other.linkage());
        }
        findings.compare(Place.of(place, ", rest of FUNC"), func.extra(), other.extra());
        return new FunctionChange(
                a, b, isDemoted, retyped(place, func, other), droppedTags(place, original.tags(a), rewritten.tags(b)));
    }

    private static String presence(int func) {
        return func == Types.NONE ? "none" : "a FUNC";
    }

    /** Loaders look a function up by its symbol's name, so a clone's FUNC bears that. */
    private void checkName(
            Place place, BtfType.Func func, BtfType.Func other, CodeFunction before, CodeFunction after) {
        String name = original.btf().string(func.name());
        String expected = after.name().equals(before.name()) ? name : after.name();
        findings.compare(
                Place.of(place, ", name of FUNC"), expected, rewritten.btf().string(other.name()));
    }

    private SortedSet<Integer> retyped(Place place, BtfType.Func func, BtfType.Func other) {
        SortedSet<Integer> retyped = new TreeSet<>();
        if (func.proto() == other.proto()) {
            return retyped;
        }
        BtfType.FuncProto proto = original.proto(func);
        BtfType.FuncProto otherProto = rewritten.proto(other);
        List<Param> params = proto.params();
        List<Param> others = otherProto.params();
        findings.compare(Place.of(place, ", return type"), proto.returnType(), otherProto.returnType());
        findings.compare(Place.of(place, ", rest of FUNC_PROTO"), proto.extra(), otherProto.extra());
        findings.compare(Place.of(place, ", number of arguments"), params.size(), others.size());
        for (int i = 0; i < Math.min(params.size(), others.size()); i++) {
            findings.compare(
                    Place.of(place, ", name of arg#", i),
                    original.btf().string(params.get(i).name()),
                    rewritten.btf().string(others.get(i).name()));
            if (params.get(i).type() != others.get(i).type()) {
                retyped.add(i);
            }
        }
        if (retyped.isEmpty()) {
            findings.add(
                    Place.of(place, ", prototype"), "[" + func.proto() + "]", "[" + other.proto() + "] for no reason");
        }
        return retyped;
    }

    /** Those of the one that the other lacks; more than the one has nothing explains. */
    private List<Tag> droppedTags(Place place, List<Tag> before, List<Tag> after) {
        List<Tag> dropped = new ArrayList<>();
        int next = 0;
        for (Tag tag : before) {
            if (next < after.size() && isSame(tag, after.get(next))) {
                next++;
            } else {
                dropped.add(tag);
            }
        }
        for (; next < after.size(); next++) {
            findings.add(Place.of(place, ", tag ", after.get(next)), "none in this place", "one");
        }
        return dropped;
    }

    /** Whom an exception callback names is compared where programs are walked. */
    private static boolean isSame(Tag a, Tag b) {
        return a.equals(b) || (a.isExceptionCallback() && b.isExceptionCallback());
    }
}
