package io.github.retrobpf.rewriter.inspect;

import io.github.retrobpf.rewriter.plan.TagIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tags of FUNCs. */
final class Tags {
    private final TagIndex index;
    private final Map<Integer, List<TagFacts>> byFunc = new HashMap<>();

    Tags(TagIndex index) {
        this.index = index;
    }

    /** In the order of their ids; no more than {@link FunctionFacts#TAG_LIMIT}, since functions may share a FUNC. */
    List<TagFacts> of(int func) {
        return byFunc.computeIfAbsent(
                func,
                id -> index.of(id).stream()
                        .limit(FunctionFacts.TAG_LIMIT)
                        .map(t -> new TagFacts(t.component(), t.text()))
                        .toList());
    }
}
