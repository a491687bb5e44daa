package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.btf.table.Btf;
import java.util.HashMap;
import java.util.Map;

/** Numbers for strings, the same for the same one whatever table it is in. Each is read once. */
final class Texts {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Btf, Map<Integer, Integer>> known = new HashMap<>();

    int number(Btf btf, int offset) {
        return known.computeIfAbsent(btf, b -> new HashMap<>()).computeIfAbsent(offset, o -> number(btf.string(o)));
    }

    int number(String text) {
        return numbers.computeIfAbsent(text, t -> numbers.size());
    }
}
