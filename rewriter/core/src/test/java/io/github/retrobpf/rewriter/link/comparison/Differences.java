package io.github.retrobpf.rewriter.link.comparison;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a comparison found: differences that nothing explains, and how often each improvement explained one. */
final class Differences {
    private final List<String> unexplained = new ArrayList<>();
    private final Map<Improvement, Integer> explained = new EnumMap<>(Improvement.class);

    void add(String difference) {
        unexplained.add(difference);
    }

    void explain(Improvement improvement) {
        explained.merge(improvement, 1, Integer::sum);
    }

    List<String> unexplained() {
        return unexplained;
    }

    Map<Improvement, Integer> explained() {
        return explained;
    }
}
