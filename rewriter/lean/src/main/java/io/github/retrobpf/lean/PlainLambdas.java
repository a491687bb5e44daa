package io.github.retrobpf.lean;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives lambdas and method references classes, as {@link java.lang.invoke.LambdaMetafactory} would at run time: those of a
 * package share them, as far as what they call can be called from there. The others are nest mates of the class that they
 * stand in.
 */
final class PlainLambdas {
    private static final String BOOTSTRAP = "java/lang/invoke/LambdaMetafactory";

    /** Whose lambdas may share a class: a package, which ends in a slash, or a class. */
    private record Home(String name, LambdaShape shape) {}

    private final Map<String, ClassNode> byName;
    private final Map<Home, LambdaClass> classes = new LinkedHashMap<>();

    /**
     * For the classes of one jar.
     *
     * @param byName all of them by their internal names
     */
    PlainLambdas(Map<String, ClassNode> byName) {
        this.byName = byName;
    }

    /** Replaces those of a class; the few whose types need more than a cast, a box or a long stay. */
    void replace(ClassNode owner) {
        for (MethodNode method : owner.methods) {
            for (AbstractInsnNode insn : method.instructions.toArray()) {
                if (insn instanceof InvokeDynamicInsnNode dynamic && isPlain(dynamic)) {
                    LambdaTarget target = new LambdaTarget(dynamic);
                    if (target.fits(owner.name)) {
                        replace(method, dynamic, target, home(owner, target));
                    }
                }
            }
        }
    }

    /** The classes of all that were replaced. */
    List<ClassNode> make() {
        List<ClassNode> made = new ArrayList<>();
        classes.forEach((home, type) -> {
            ClassNode node = type.make();
            if (!home.name().endsWith("/")) {
                join(node, home.name());
            }
            made.add(node);
        });
        return made;
    }

    private String home(ClassNode owner, LambdaTarget target) {
        return target.open(byName) ? owner.name.substring(0, owner.name.lastIndexOf('/') + 1) : owner.name;
    }

    private void replace(MethodNode method, InvokeDynamicInsnNode dynamic, LambdaTarget target, String home) {
        LambdaClass type = classes.computeIfAbsent(new Home(home, target.shape()), this::create);
        method.instructions.insertBefore(dynamic, new LdcInsnNode(type.add(target)));
        method.instructions.set(
                dynamic,
                new MethodInsnNode(
                        Opcodes.INVOKESTATIC, type.name(), LambdaClass.FACTORY, type.factoryDescriptor(), false));
    }

    private LambdaClass create(Home home) {
        String prefix = home.name().endsWith("/") ? home.name() : home.name() + "$$";
        return new LambdaClass(prefix + "Lambda" + classes.size(), home.shape());
    }

    /** Not {@code altMetafactory}, which makes those that are serializable or have bridges. */
    private static boolean isPlain(InvokeDynamicInsnNode dynamic) {
        return dynamic.bsm.getOwner().equals(BOOTSTRAP) && dynamic.bsm.getName().equals("metafactory");
    }

    /** Makes a class a nest mate of the one that it serves. */
    private void join(ClassNode node, String owner) {
        ClassNode served = Objects.requireNonNull(byName.get(owner));
        ClassNode host =
                served.nestHostClass == null ? served : Objects.requireNonNull(byName.get(served.nestHostClass));
        node.nestHostClass = host.name;
        if (host.nestMembers == null) {
            host.nestMembers = new ArrayList<>();
        }
        host.nestMembers.add(node.name);
    }
}
