package io.github.retrobpf.lean;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.BIPUSH;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.F_SAME;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.IF_ICMPNE;
import static org.objectweb.asm.Opcodes.IMUL;
import static org.objectweb.asm.Opcodes.INSTANCEOF;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.NEW;

import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Gives records the code that {@link java.lang.runtime.ObjectMethods} would make at run time. The values are the same:
 * that class says what they are in JDK 17, and so it has been since.
 */
final class PlainRecords {
    private static final String BOOTSTRAP = "java/lang/runtime/ObjectMethods";
    private static final String BUILDER = "java/lang/StringBuilder";
    private static final String OBJECTS = "java/util/Objects";

    private final ClassNode owner;
    private final List<Handle> fields;
    private final InsnList code = new InsnList();

    private PlainRecords(ClassNode owner, List<Handle> fields) {
        this.owner = owner;
        this.fields = fields;
    }

    /** Replaces {@code hashCode}, {@code equals} and {@code toString} where they are left to the JVM. */
    static void replace(ClassNode owner) {
        for (MethodNode method : owner.methods) {
            for (AbstractInsnNode insn : method.instructions) {
                if (insn instanceof InvokeDynamicInsnNode dynamic
                        && dynamic.bsm.getOwner().equals(BOOTSTRAP)) {
                    replace(owner, method, dynamic);
                    break;
                }
            }
        }
    }

    private static void replace(ClassNode owner, MethodNode method, InvokeDynamicInsnNode dynamic) {
        // The record's class and the names of its components come before the fields.
        List<Handle> fields = Arrays.stream(dynamic.bsmArgs, 2, dynamic.bsmArgs.length)
                .map(Handle.class::cast)
                .toList();
        PlainRecords plain = new PlainRecords(owner, fields);
        switch (dynamic.name) {
            case "hashCode" -> plain.hashing();
            case "equals" -> plain.comparing();
            case "toString" -> plain.printing();
            default -> throw new IllegalArgumentException("a record has no " + dynamic.name);
        }
        method.instructions.clear();
        method.localVariables = null;
        method.instructions.add(plain.code);
    }

    private void hashing() {
        code.add(new InsnNode(ICONST_0));
        for (Handle field : fields) {
            code.add(new IntInsnNode(BIPUSH, 31));
            code.add(new InsnNode(IMUL));
            get(0, field);
            Type type = Type.getType(field.getDesc());
            if (Boxes.isPrimitive(type)) {
                call(INVOKESTATIC, Boxes.of(type), "hashCode", "(" + field.getDesc() + ")I");
            } else {
                call(INVOKESTATIC, OBJECTS, "hashCode", "(Ljava/lang/Object;)I");
            }
            code.add(new InsnNode(IADD));
        }
        code.add(new InsnNode(IRETURN));
    }

    private void comparing() {
        LabelNode different = new LabelNode();
        code.add(new VarInsnNode(ALOAD, 1));
        code.add(new TypeInsnNode(INSTANCEOF, owner.name));
        code.add(new JumpInsnNode(IFEQ, different));
        for (Handle field : fields) {
            get(0, field);
            get(1, field);
            code.add(new JumpInsnNode(compare(Type.getType(field.getDesc())), different));
        }
        code.add(new InsnNode(ICONST_1));
        code.add(new InsnNode(IRETURN));
        code.add(different);
        code.add(new FrameNode(F_SAME, 0, null, 0, null));
        code.add(new InsnNode(ICONST_0));
        code.add(new InsnNode(IRETURN));
    }

    /** Compares two values on the stack; the opcode that jumps where they differ. */
    private int compare(Type type) {
        switch (type.getSort()) {
            case Type.LONG, Type.FLOAT, Type.DOUBLE -> {
                // Floats by compare(): a NaN equals itself in a record, and the zeros differ.
                call(INVOKESTATIC, Boxes.of(type), "compare", Type.getMethodDescriptor(Type.INT_TYPE, type, type));
                return IFNE;
            }
            case Type.ARRAY, Type.OBJECT -> {
                call(INVOKESTATIC, OBJECTS, "equals", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
                return IFEQ;
            }
            default -> {
                return IF_ICMPNE;
            }
        }
    }

    private void printing() {
        code.add(new TypeInsnNode(NEW, BUILDER));
        code.add(new InsnNode(DUP));
        call(INVOKESPECIAL, BUILDER, "<init>", "()V");
        append(simpleName() + "[");
        String separator = "";
        for (Handle field : fields) {
            append(separator + field.getName() + "=");
            separator = ", ";
            get(0, field);
            call(INVOKEVIRTUAL, BUILDER, "append", "(" + printed(field) + ")Ljava/lang/StringBuilder;");
        }
        append("]");
        call(INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;");
        code.add(new InsnNode(ARETURN));
    }

    private String simpleName() {
        return owner.name.substring(Math.max(owner.name.lastIndexOf('/'), owner.name.lastIndexOf('$')) + 1);
    }

    /** The descriptor of the {@code append} that takes a field. */
    private static String printed(Handle field) {
        return switch (Type.getType(field.getDesc()).getSort()) {
            case Type.BYTE, Type.SHORT -> "I";
            case Type.ARRAY, Type.OBJECT -> "Ljava/lang/Object;";
            default -> field.getDesc();
        };
    }

    private void append(String text) {
        code.add(new LdcInsnNode(text));
        call(INVOKEVIRTUAL, BUILDER, "append", "(Ljava/lang/String;)Ljava/lang/StringBuilder;");
    }

    /** Pushes a field of {@code this} (0) or of the other record (1). */
    private void get(int variable, Handle field) {
        code.add(new VarInsnNode(ALOAD, variable));
        if (variable == 1) {
            code.add(new TypeInsnNode(CHECKCAST, owner.name));
        }
        code.add(new FieldInsnNode(GETFIELD, owner.name, field.getName(), field.getDesc()));
    }

    private void call(int opcode, String type, String name, String descriptor) {
        code.add(new MethodInsnNode(opcode, type, name, descriptor, false));
    }
}
