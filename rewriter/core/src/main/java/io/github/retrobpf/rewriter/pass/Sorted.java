package io.github.retrobpf.rewriter.pass;

import java.util.List;
import java.util.function.ToLongFunction;

/** Searches lists that ascend. */
final class Sorted {
    private Sorted() {}

    /** Position of the first element whose key is not below {@code from}; the size without any. */
    static <T> int firstFrom(List<T> sorted, ToLongFunction<T> key, long from) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key.applyAsLong(sorted.get(middle)) < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
