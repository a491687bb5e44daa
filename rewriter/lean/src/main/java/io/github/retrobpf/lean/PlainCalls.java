package io.github.retrobpf.lean;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Calls {@link JdkMethods} in place of the methods that it stands for. */
final class PlainCalls {
    /** Its name in a jar, without {@code .class}. */
    static final String REPLACEMENT = Type.getInternalName(JdkMethods.class);

    private static final Set<String> OWNERS = Set.of("java/util/Comparator", "java/util/function/IntUnaryOperator");
    private static final Set<String> METHODS = methods();

    private PlainCalls() {}

    static void replace(ClassNode owner) {
        for (MethodNode method : owner.methods) {
            for (AbstractInsnNode insn : method.instructions) {
                if (insn instanceof MethodInsnNode call && OWNERS.contains(call.owner)) {
                    replace(call);
                }
            }
        }
    }

    /** The class that is called, for the jar. */
    static byte[] replacement() {
        try (InputStream in = PlainCalls.class.getResourceAsStream("/" + REPLACEMENT + ".class")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replace(MethodInsnNode call) {
        // What a method is called on becomes its first argument.
        boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
        String descriptor = isStatic ? call.desc : "(L" + call.owner + ";" + call.desc.substring(1);
        if (METHODS.contains(call.name + descriptor)) {
            call.setOpcode(Opcodes.INVOKESTATIC);
            call.owner = REPLACEMENT;
            call.desc = descriptor;
            call.itf = false;
        }
    }

    private static Set<String> methods() {
        ClassNode replacement = new ClassNode();
        new ClassReader(replacement()).accept(replacement, ClassReader.SKIP_CODE);
        return replacement.methods.stream()
                .filter(method -> (method.access & Opcodes.ACC_PUBLIC) != 0)
                .map(method -> method.name + method.desc)
                .collect(Collectors.toSet());
    }
}
