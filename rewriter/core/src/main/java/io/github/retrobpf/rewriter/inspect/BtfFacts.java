package io.github.retrobpf.rewriter.inspect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Figures of {@code .BTF}.
 *
 * @param size of the section, in bytes
 * @param types how many, void aside
 * @param stringBytes size of the strings
 * @param kinds how many types of each kind, by the kind's name, in the order of the kinds' numbers; none that is 0
 */
public record BtfFacts(long size, int types, long stringBytes, Map<String, Integer> kinds) {
    public BtfFacts {
        kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    }
}
