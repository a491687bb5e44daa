package io.github.retrobpf.lean;

import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Methods of the JDK that consist of a lambda, which the JVM makes a class of at run time. A lean jar holds this class, whose
 * lambdas become classes with all others, and calls it in their place: see {@link PlainCalls}.
 */
public final class JdkMethods {
    private JdkMethods() {}

    /** As {@link Comparator#comparingInt}. */
    public static <T> Comparator<T> comparingInt(ToIntFunction<? super T> key) {
        Objects.requireNonNull(key);
        return (a, b) -> Integer.compare(key.applyAsInt(a), key.applyAsInt(b));
    }

    /** As {@link Comparator#comparingLong}. */
    public static <T> Comparator<T> comparingLong(ToLongFunction<? super T> key) {
        Objects.requireNonNull(key);
        return (a, b) -> Long.compare(key.applyAsLong(a), key.applyAsLong(b));
    }

    /** As {@link Comparator#comparing(Function)}. */
    public static <T, U extends Comparable<? super U>> Comparator<T> comparing(Function<? super T, ? extends U> key) {
        Objects.requireNonNull(key);
        return (a, b) -> key.apply(a).compareTo(key.apply(b));
    }

    /** As {@link Comparator#thenComparing(Comparator)}. */
    public static <T> Comparator<T> thenComparing(Comparator<T> first, Comparator<? super T> other) {
        Objects.requireNonNull(other);
        return (a, b) -> {
            int result = first.compare(a, b);
            return result == 0 ? other.compare(a, b) : result;
        };
    }

    /** As {@link Comparator#thenComparing(Function)}. */
    public static <T, U extends Comparable<? super U>> Comparator<T> thenComparing(
            Comparator<T> first, Function<? super T, ? extends U> key) {
        return thenComparing(first, comparing(key));
    }

    /** As {@link Comparator#thenComparingInt}. */
    public static <T> Comparator<T> thenComparingInt(Comparator<T> first, ToIntFunction<? super T> key) {
        return thenComparing(first, comparingInt(key));
    }

    /** As {@link Comparator#thenComparingLong}. */
    public static <T> Comparator<T> thenComparingLong(Comparator<T> first, ToLongFunction<? super T> key) {
        return thenComparing(first, comparingLong(key));
    }

    /** As {@link IntUnaryOperator#identity}. */
    public static IntUnaryOperator identity() {
        return value -> value;
    }
}
