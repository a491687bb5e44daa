package io.github.retrobpf.btf.diff;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.SafeText;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The strings that stand on declarations: each once, as the same one twice says no more, and in alphabetical order, as
 * compilers promise none.
 */
final class DeclTags {
    private record Place(int target, int component) {}

    private final Map<Place, SortedSet<String>> tags = new HashMap<>();

    DeclTags(Btf btf) {
        for (int id = btf.firstId(); id < btf.endId(); id++) {
            if (btf.kind(id) == BtfKind.DECL_TAG) {
                BtfType.DeclTag tag = (BtfType.DeclTag) btf.get(id);
                tags.computeIfAbsent(new Place(tag.target(), tag.componentIdx()), p -> new TreeSet<>())
                        .add("tag '" + SafeText.escape(btf.string(tag.name())) + "'");
            }
        }
    }

    /** Those of a member or parameter, or of the whole. */
    List<String> of(int id, int component) {
        return List.copyOf(tags.getOrDefault(new Place(id, component), Collections.emptySortedSet()));
    }
}
