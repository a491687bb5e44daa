package io.github.retrobpf.lean;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;

/** Classes without lambdas, and records without methods, that the JVM would have to make first. */
final class LeanClasses {
    private LeanClasses() {}

    /**
     * Those that take their places, and new ones.
     *
     * @param classes all of a jar that share nests, by internal name
     */
    static SortedMap<String, byte[]> of(Map<String, byte[]> classes) {
        Map<String, ClassNode> nodes = new TreeMap<>();
        classes.values().forEach(bytes -> add(nodes, bytes));
        nodes.values().forEach(PlainCalls::replace);
        add(nodes, PlainCalls.replacement());
        PlainLambdas lambdas = new PlainLambdas(nodes);
        for (ClassNode node : nodes.values()) {
            PlainRecords.replace(node);
            lambdas.replace(node);
        }
        List<ClassNode> all = new ArrayList<>(nodes.values());
        all.addAll(lambdas.make());
        SortedMap<String, byte[]> lean = new TreeMap<>();
        for (ClassNode node : all) {
            // Traces need lines; names of variables only debuggers.
            node.methods.forEach(method -> method.localVariables = null);
            // The frames that are there stay valid: nothing is added where one would be needed.
            ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            node.accept(writer);
            lean.put(node.name, writer.toByteArray());
        }
        return lean;
    }

    private static void add(Map<String, ClassNode> nodes, byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, 0);
        nodes.put(node.name, node);
    }

    /** Whether a file of a jar is a class below one of these packages. */
    static Predicate<String> isBelow(List<String> packages) {
        return name -> name.endsWith(".class") && packages.stream().anyMatch(name::startsWith);
    }
}
