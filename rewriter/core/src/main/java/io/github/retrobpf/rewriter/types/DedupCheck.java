package io.github.retrobpf.rewriter.types;

import io.github.retrobpf.btf.diff.BtfDiff;
import io.github.retrobpf.btf.diff.Change;
import io.github.retrobpf.btf.dump.CTypeName;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.util.List;

/** Reads what was written, as a loader does, and compares it with what it was made of. */
final class DedupCheck {
    private DedupCheck() {}

    /** What is not the same is our own mistake. */
    static void check(Btf before, Btf after) {
        List<Change> changes;
        try {
            changes = BtfDiff.of(before, after).changes();
        } catch (MalformedInputException e) {
            return; // of types that cannot be told in C there is nothing to compare
        }
        if (!changes.isEmpty()) {
            throw new IllegalStateException(
                    "without duplicates, " + changes.get(0).subject() + " is another one: "
                            + changes.get(0).lines());
        }
    }

    /** The same for an object. */
    static void check(BpfObject before, BpfObject after) {
        check(before.btf().orElseThrow(), after.btf().orElseThrow());
        List<String> old =
                before.functions().stream().map(f -> describe(before, f)).toList();
        List<String> now =
                after.functions().stream().map(f -> describe(after, f)).toList();
        if (!old.equals(now)) {
            throw new IllegalStateException("without duplicates, functions are other ones: " + old + ", " + now);
        }
    }

    private static String describe(BpfObject object, BpfFunction function) {
        String place = object.sectionOf(function) + "+" + function.offset() + ":" + function.size() + " ";
        if (!function.hasBtf()) {
            return place + function.name();
        }
        Btf btf = object.btf().orElseThrow();
        BtfType.Func func = (BtfType.Func) btf.get(function.btfId());
        return place + func.linkage() + " " + CTypeName.declaration(btf, func.proto(), btf.string(func.name()));
    }
}
