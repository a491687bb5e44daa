package io.github.retrobpf.rewriter.link.comparison;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which structs bpftool leaves declared, though another input has them; libbpf joins them since 1.2. */
final class Forwards {
    private Forwards() {}

    /** Of each FWD of theirs that ours lacks, the one struct or union of its name. */
    static Map<Integer, Integer> of(Btf theirs, Btf ours) {
        Map<Integer, Integer> forwards = new HashMap<>();
        for (int id = 1; id < theirs.endId(); id++) {
            if (theirs.kind(id) == BtfKind.FWD) {
                BtfKind kind = ((BtfType.Fwd) theirs.get(id)).union() ? BtfKind.UNION : BtfKind.STRUCT;
                List<Integer> full = named(theirs, kind, theirs.name(id));
                if (full.size() == 1
                        && named(ours, BtfKind.FWD, theirs.name(id)).isEmpty()) {
                    forwards.put(id, full.get(0));
                }
            }
        }
        return forwards;
    }

    private static List<Integer> named(Btf btf, BtfKind kind, String name) {
        return IntStream.range(1, btf.endId())
                .filter(id -> btf.kind(id) == kind && btf.name(id).equals(name))
                .boxed()
                .toList();
    }
}
