package io.github.retrobpf.lean;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/** Lambdas, method references and records of every kind; {@link #get} tells what each of them gives. */
@NullUnmarked
@SuppressWarnings({"ArrayRecordComponent", "EqualsNull", "ReturnValueIgnored", "UnnecessaryLambda"})
public final class Samples implements Supplier<List<String>> {
    record Empty() {}

    record All(
            boolean z, char c, byte b, short s, int i, long j, float f, double d, String text, int[] array, All next) {}

    private record Point(int x, int y) {
        private int sum() {
            return x + y;
        }
    }

    private interface Shape {
        int area(int by);

        default Supplier<Integer> twice() {
            return () -> 2 * area(1);
        }
    }

    private static class Base {
        final int value = 1;

        Supplier<Integer> make() {
            return () -> value;
        }
    }

    /** Its lambda has the name and the type of the other one. */
    private static class Derived extends Base {
        @Override
        Supplier<Integer> make() {
            return () -> 10 * value;
        }

        Supplier<Integer> made() {
            return super.make();
        }
    }

    private static final class Inner {
        private static int hidden(int i) {
            return i + 1;
        }
    }

    private final List<String> results = new ArrayList<>();
    private final int field = 7;

    @Override
    public List<String> get() {
        lambdas();
        references();
        captures(3, 4L, 2.5, "text", new int[] {5});
        records();
        jdkMethods();
        return results;
    }

    private void lambdas() {
        Supplier<String> constant = () -> "constant";
        add(constant.get());
        Supplier<Integer> usesThis = () -> field;
        add(usesThis.get());
        Function<Integer, Supplier<Integer>> nested = x -> () -> x + field;
        add(nested.apply(1).get());
        Runnable ignoresResult = results::size;
        ignoresResult.run();
        Runnable ignoresLong = System::nanoTime;
        ignoresLong.run();
        IntToLongFunction primitive = i -> (long) i << 40;
        add(primitive.applyAsLong(1));
        Shape shape = by -> 21 * by;
        add(shape.twice().get());
        Derived derived = new Derived();
        add(derived.make().get() + derived.made().get());
        Predicate<String> isEmpty = String::isEmpty;
        add(isEmpty.negate().test(""));
    }

    private void references() {
        ToIntFunction<String> length = String::length;
        add(length.applyAsInt("four"));
        Function<String, Integer> boxedLength = String::length;
        add(boxedLength.apply("seven.."));
        BinaryOperator<Integer> unboxing = Integer::sum;
        add(unboxing.apply(1, 2));
        IntBinaryOperator plain = Integer::sum;
        add(plain.applyAsInt(3, 4));
        IntFunction<int[]> array = int[]::new;
        add(array.apply(3).length);
        Supplier<List<String>> constructor = ArrayList::new;
        add(constructor.get());
        BiFunction<Integer, Integer, Point> pair = Point::new;
        add(pair.apply(1, 2));
        IntUnaryOperator privateStatic = Inner::hidden;
        add(privateStatic.applyAsInt(1));
        ToIntFunction<Point> privateMethod = Point::sum;
        add(privateMethod.applyAsInt(new Point(4, 5)));
        ToLongFunction<String> widening = String::length;
        add(widening.applyAsLong("abc"));
        // An int that becomes a double: such are left to the JVM.
        ToDoubleFunction<String> wider = String::length;
        add(wider.applyAsDouble("abc"));
        List<String> list = List.of("b", "a");
        Supplier<Stream<String>> ofInterface = list::stream;
        add(ofInterface.get().sorted().collect(Collectors.joining()));
        Supplier<Object> throwing = List.of()::iterator;
        add(throwing.get() != null);
    }

    private void captures(int i, long j, double d, String text, int[] array) {
        LongSupplier all = () -> i + j + (long) d + text.length() + array[0] + field;
        add(all.getAsLong());
        Function<Long, String> mixed = x -> j + x + text + d;
        add(mixed.apply(1L));
    }

    private void records() {
        All one = new All(true, 'c', (byte) -1, (short) -2, 3, 4L, 5f, -0.0, "text", null, null);
        All same = new All(true, 'c', (byte) -1, (short) -2, 3, 4L, 5f, -0.0, "text", null, null);
        All zero = new All(true, 'c', (byte) -1, (short) -2, 3, 4L, 5f, 0.0, "text", null, null);
        All nested = new All(false, 'd', (byte) 1, (short) 2, -3, 1L << 40, Float.NaN, 6, null, null, one);
        All nestedToo = new All(false, 'd', (byte) 1, (short) 2, -3, 1L << 40, Float.NaN, 6, null, null, same);
        List<Object> all = List.of(one, same, zero, nested, nestedToo, new Empty(), new Point(1, 2), new Point(2, 1));
        for (Object left : all) {
            add(left.hashCode());
            add(left);
            for (Object right : all) {
                add(left.equals(right));
            }
            add(left.equals(null));
        }
    }

    /** The lambdas of these are in the JDK. */
    private void jdkMethods() {
        List<Point> points = new ArrayList<>(List.of(new Point(2, 1), new Point(1, 2), new Point(1, 1)));
        points.sort(Comparator.comparingInt(Point::x).thenComparingInt(Point::y));
        add(points);
        points.sort(Comparator.comparingLong(Point::y).thenComparingLong(p -> -p.x()));
        add(points);
        points.sort(Comparator.comparing(Point::sum).thenComparing(Point::x).thenComparing((a, b) -> b.y() - a.y()));
        add(points);
        points.sort(Comparator.comparing(Point::y, Comparator.reverseOrder()));
        add(points);
        add(IntUnaryOperator.identity().andThen(Inner::hidden).applyAsInt(3));
    }

    private void add(Object result) {
        results.add(String.valueOf(result));
    }
}
