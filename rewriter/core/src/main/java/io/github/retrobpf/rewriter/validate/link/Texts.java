package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.btf.table.Btf;
import java.util.HashMap;
import java.util.Map;

/** Numbers for strings, the same for the same one whatever table it is in. Each is read once. */
final class Texts {
    private final Map<String, Integer> numbers = new HashMap<>();
    /** Of a table, by offset: the number + 1, so that 0 stands for a string that nobody has asked for. */
    private final Map<Btf, int[]> known = new HashMap<>();

    int number(Btf btf, int offset) {
        int[] own = known.computeIfAbsent(btf, b -> new int[Math.max(1, b.stringsEnd())]);
        if (own[offset] == 0) {
            own[offset] = number(btf.string(offset)) + 1;
        }
        return own[offset] - 1;
    }

    int number(String text) {
        return numbers.computeIfAbsent(text, t -> numbers.size());
    }
}
