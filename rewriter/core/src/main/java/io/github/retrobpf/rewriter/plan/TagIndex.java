package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The DECL_TAGs of a BTF by the type that they stand on. */
public final class TagIndex {
    /** No tags. */
    public static final TagIndex EMPTY = new TagIndex();

    private final Map<Integer, List<ArgTag>> byTarget = new LinkedHashMap<>();

    private TagIndex() {}

    public TagIndex(Btf btf) {
        for (int id = btf.firstId(); id < btf.endId(); id++) {
            if (btf.kind(id) == BtfKind.DECL_TAG) {
                BtfType.DeclTag tag = (BtfType.DeclTag) btf.get(id);
                byTarget.computeIfAbsent(tag.target(), target -> new ArrayList<>())
                        .add(new ArgTag(id, tag.componentIdx(), btf.string(tag.name())));
            }
        }
    }

    /** The tags of a type, in the order of their ids. */
    public List<ArgTag> of(int typeId) {
        return Collections.unmodifiableList(byTarget.getOrDefault(typeId, List.of()));
    }

    /** The tags on those arguments of a function that carry the context tag: {@code arg:ctx} itself and its company. */
    Set<ArgTag> of(int func, List<ContextArgument> arguments) {
        Set<Integer> indexes = arguments.stream().map(ContextArgument::index).collect(Collectors.toSet());
        return of(func).stream()
                .filter(tag -> tag.isArgument() && indexes.contains(tag.component()))
                .collect(Collectors.toSet());
    }

    /** The types that carry a tag. */
    Iterable<Integer> targets() {
        return byTarget.keySet();
    }

    boolean hasContextTags() {
        return byTarget.values().stream().anyMatch(tags -> tags.stream().anyMatch(ArgTag::isContext));
    }
}
