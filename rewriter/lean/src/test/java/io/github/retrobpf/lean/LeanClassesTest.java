package io.github.retrobpf.lean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.util.CheckClassAdapter;

class LeanClassesTest {
    private static Map<String, byte[]> original;
    private static SortedMap<String, byte[]> lean;

    @BeforeAll
    static void transform() throws IOException {
        original = new TreeMap<>();
        for (String nested : List.of("", "$Empty", "$All", "$Point", "$Shape", "$Base", "$Derived", "$Inner")) {
            String name = "io/github/retrobpf/lean/Samples" + nested;
            try (InputStream in = LeanClassesTest.class.getResourceAsStream("/" + name + ".class")) {
                original.put(name, in.readAllBytes());
            }
        }
        lean = LeanClasses.of(original);
    }

    @Test
    void giveWhatTheOriginalsGive() throws ReflectiveOperationException {
        List<String> expected = new Samples().get();
        assertThat(expected).hasSizeGreaterThan(80);
        assertThat(run(lean)).isEqualTo(expected);
    }

    @Test
    void leaveToTheJvmWhatTakesMoreThanACastOrABox() {
        assertThat(dynamicCalls(original)).hasSizeGreaterThan(30);
        // String::length as a function that gives a double.
        assertThat(dynamicCalls(lean)).containsExactly("applyAsDouble");
    }

    @Test
    void callTheMethodsThatStandForThoseOfTheJdk() {
        List<String> left = calls(lean, "java/util/Comparator");
        // Beside compare() itself: comparing() with a comparator, and reverseOrder(), which are left alone.
        assertThat(calls(original, "java/util/Comparator"))
                .contains("comparingInt", "thenComparingLong", "thenComparing");
        assertThat(left).containsOnly("compare", "comparing", "reverseOrder");
        assertThat(calls(lean, "java/util/function/IntUnaryOperator")).doesNotContain("identity");
        assertThat(lean).containsKey("io/github/retrobpf/lean/JdkMethods");
    }

    @Test
    void passTheVerifier() {
        ClassLoader loader = new Loader(lean);
        lean.forEach((name, bytes) -> {
            StringWriter problems = new StringWriter();
            CheckClassAdapter.verify(new ClassReader(bytes), loader, false, new PrintWriter(problems));
            assertThat(problems).as(name).hasToString("");
        });
    }

    @Test
    void areTheSameEachTime() {
        SortedMap<String, byte[]> again = LeanClasses.of(original);
        assertThat(again.keySet()).isEqualTo(lean.keySet());
        again.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(lean.get(name)));
    }

    private static List<String> run(Map<String, byte[]> classes) throws ReflectiveOperationException {
        Object samples = new Loader(classes)
                .loadClass(Samples.class.getName())
                .getConstructor()
                .newInstance();
        assertThat(samples).isNotInstanceOf(Samples.class);
        return ((Supplier<?>) samples).get() instanceof List<?> results
                ? results.stream().map(String.class::cast).toList()
                : List.of();
    }

    /** The names of the methods that lambdas stand for, and of what records leave to the JVM; no concatenations. */
    private static List<String> dynamicCalls(Map<String, byte[]> classes) {
        return code(classes)
                .flatMap(insn ->
                        insn instanceof InvokeDynamicInsnNode dynamic ? Stream.of(dynamic.name) : Stream.empty())
                .toList();
    }

    /** The names of the methods of a class that are called. */
    private static List<String> calls(Map<String, byte[]> classes, String owner) {
        return code(classes)
                .flatMap(insn -> insn instanceof MethodInsnNode call && call.owner.equals(owner)
                        ? Stream.of(call.name)
                        : Stream.empty())
                .toList();
    }

    private static Stream<AbstractInsnNode> code(Map<String, byte[]> classes) {
        return classes.values().stream()
                .flatMap(bytes -> {
                    ClassNode node = new ClassNode();
                    new ClassReader(bytes).accept(node, 0);
                    return node.methods.stream();
                })
                .flatMap(method -> Stream.of(method.instructions.toArray()));
    }

    /** Has its own classes of the names that it holds. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(LeanClassesTest.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] bytes = classes.get(name.replace('.', '/'));
            if (bytes == null) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
        }
    }
}
