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
 * Gives lambdas and method references classes, as {@link java.lang.invoke.LambdaMetafactory} would at run time. They are
 * nest mates of the class that they stand in, and so reach what is private in it.
 */
final class PlainLambdas {
    private static final String BOOTSTRAP = "java/lang/invoke/LambdaMetafactory";

    private final ClassNode owner;
    private final Map<LambdaShape, LambdaClass> classes = new LinkedHashMap<>();

    private PlainLambdas(ClassNode owner) {
        this.owner = owner;
    }

    /**
     * Replaces those of a class; the few whose types need more than a cast or a box stay.
     *
     * @param byName all classes by their internal names, the hosts of nests among them
     * @return the new classes
     */
    static List<ClassNode> replace(ClassNode owner, Map<String, ClassNode> byName) {
        PlainLambdas lambdas = new PlainLambdas(owner);
        owner.methods.forEach(lambdas::replace);
        String host = Objects.requireNonNullElse(owner.nestHostClass, owner.name);
        return lambdas.make(Objects.requireNonNull(byName.get(host), host));
    }

    private void replace(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof InvokeDynamicInsnNode dynamic && isPlain(dynamic)) {
                LambdaTarget target = new LambdaTarget(dynamic);
                if (target.fits(owner.name)) {
                    LambdaClass type = classes.computeIfAbsent(target.shape(), this::create);
                    method.instructions.insertBefore(insn, new LdcInsnNode(type.add(target)));
                    method.instructions.set(
                            insn,
                            new MethodInsnNode(
                                    Opcodes.INVOKESTATIC,
                                    type.name(),
                                    LambdaClass.FACTORY,
                                    type.factoryDescriptor(),
                                    false));
                }
            }
        }
    }

    private LambdaClass create(LambdaShape shape) {
        return new LambdaClass(owner.name + "$$Lambda" + classes.size(), shape);
    }

    /** Not {@code altMetafactory}, which makes those that are serializable or have bridges. */
    private static boolean isPlain(InvokeDynamicInsnNode dynamic) {
        return dynamic.bsm.getOwner().equals(BOOTSTRAP) && dynamic.bsm.getName().equals("metafactory");
    }

    private List<ClassNode> make(ClassNode host) {
        List<ClassNode> made = new ArrayList<>();
        for (LambdaClass type : classes.values()) {
            ClassNode node = type.make();
            node.nestHostClass = host.name;
            made.add(node);
            if (host.nestMembers == null) {
                host.nestMembers = new ArrayList<>();
            }
            host.nestMembers.add(node.name);
        }
        return made;
    }
}
