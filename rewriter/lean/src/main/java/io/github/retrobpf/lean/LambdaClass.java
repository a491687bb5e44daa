package io.github.retrobpf.lean;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.F_SAME;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The class of lambdas of one shape: a field for each captured value, and a number that tells which of them it is. Fewer
 * classes load faster.
 */
final class LambdaClass {
    /** The static method that makes one, from the captured values and the number. */
    static final String FACTORY = "of";

    private static final String NUMBER = "number";

    private final String type;
    private final LambdaShape shape;
    private final List<LambdaTarget> targets = new ArrayList<>();
    /** The captured values, then the number. */
    private final Type[] fields;

    LambdaClass(String name, LambdaShape shape) {
        this.type = name;
        this.shape = shape;
        this.fields = Type.getArgumentTypes("(" + descriptors(shape.captured()) + "I)V");
    }

    String name() {
        return type;
    }

    String factoryDescriptor() {
        return Type.getMethodDescriptor(shape.implemented(), fields);
    }

    /** The field of a captured value. */
    static String field(int index) {
        return "captured" + index;
    }

    /** Takes one more lambda; its number. */
    int add(LambdaTarget target) {
        targets.add(target);
        return targets.size() - 1;
    }

    ClassNode make() {
        ClassNode made = new ClassNode();
        made.version = V17;
        made.access = ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC;
        made.name = type;
        made.superName = "java/lang/Object";
        made.interfaces = List.of(shape.implemented().getInternalName());
        for (int i = 0; i < fields.length; i++) {
            made.fields.add(new FieldNode(ACC_PRIVATE | ACC_FINAL, nameOf(i), fields[i].getDescriptor(), null, null));
        }
        made.methods.add(constructor());
        made.methods.add(factory());
        made.methods.add(method());
        return made;
    }

    private MethodNode constructor() {
        MethodNode init = new MethodNode(ACC_PRIVATE, "<init>", constructorDescriptor(), null, null);
        InsnList code = init.instructions;
        code.add(new VarInsnNode(ALOAD, 0));
        code.add(new MethodInsnNode(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false));
        int variable = 1;
        for (int i = 0; i < fields.length; i++) {
            code.add(new VarInsnNode(ALOAD, 0));
            code.add(new VarInsnNode(fields[i].getOpcode(ILOAD), variable));
            code.add(new FieldInsnNode(PUTFIELD, type, nameOf(i), fields[i].getDescriptor()));
            variable += fields[i].getSize();
        }
        code.add(new InsnNode(RETURN));
        return init;
    }

    private MethodNode factory() {
        MethodNode of = new MethodNode(ACC_STATIC, FACTORY, factoryDescriptor(), null, null);
        InsnList code = of.instructions;
        code.add(new TypeInsnNode(NEW, type));
        code.add(new InsnNode(DUP));
        int variable = 0;
        for (Type field : fields) {
            code.add(new VarInsnNode(field.getOpcode(ILOAD), variable));
            variable += field.getSize();
        }
        code.add(new MethodInsnNode(INVOKESPECIAL, type, "<init>", constructorDescriptor(), false));
        code.add(new InsnNode(ARETURN));
        return of;
    }

    private MethodNode method() {
        MethodNode method = new MethodNode(ACC_PUBLIC, shape.methodName(), shape.methodDescriptor(), null, null);
        InsnList code = method.instructions;
        if (targets.size() == 1) {
            targets.get(0).addCall(code, this);
            return method;
        }
        LabelNode[] labels = targets.stream().map(t -> new LabelNode()).toArray(LabelNode[]::new);
        code.add(new VarInsnNode(ALOAD, 0));
        code.add(new FieldInsnNode(GETFIELD, type, NUMBER, "I"));
        code.add(new TableSwitchInsnNode(0, labels.length - 1, labels[0], labels));
        for (int i = 0; i < labels.length; i++) {
            code.add(labels[i]);
            code.add(new FrameNode(F_SAME, 0, null, 0, null));
            targets.get(i).addCall(code, this);
        }
        return method;
    }

    private String constructorDescriptor() {
        return Type.getMethodDescriptor(Type.VOID_TYPE, fields);
    }

    private String nameOf(int index) {
        return index == fields.length - 1 ? NUMBER : field(index);
    }

    private static String descriptors(Type[] types) {
        StringBuilder all = new StringBuilder();
        for (Type type : types) {
            all.append(type.getDescriptor());
        }
        return all.toString();
    }
}
