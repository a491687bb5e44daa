package io.github.retrobpf.rewriter.object;

import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;

/** Searches what ascends. */
public final class Sorted {
    private Sorted() {}

    /** Position of the first element whose key is not below {@code from}; the size without any. */
    public static <T> int firstFrom(List<T> sorted, ToLongFunction<T> key, long from) {
        return firstFrom(sorted.size(), i -> key.applyAsLong(sorted.get(i)), from);
    }

    /** The same for elements that have a position only. */
    static int firstFrom(int size, IntToLongFunction key, long from) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key.applyAsLong(middle) < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
