package io.github.retrobpf.lean;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * From what an interface's method is given to what a lambda's code takes, or from what that returns to what the method
 * has to.
 *
 * @param given the type on the stack
 * @param known what the value is known to be, where {@code given} is erased
 * @param wanted the type that has to be there
 */
record Conversion(Type given, Type known, Type wanted) {
    /** Whether it takes a cast, a box, an int that becomes a long, or nothing. */
    boolean isPossible() {
        boolean isGivenPrimitive = Boxes.isPrimitive(given);
        if (Boxes.isPrimitive(wanted)) {
            return isGivenPrimitive
                    ? given.equals(wanted) || isWidening()
                    : known.getInternalName().equals(Boxes.of(wanted));
        }
        return true;
    }

    void add(InsnList code) {
        boolean isGivenPrimitive = Boxes.isPrimitive(given);
        if (Boxes.isPrimitive(wanted)) {
            if (isWidening()) {
                code.add(new InsnNode(Opcodes.I2L));
            } else if (!isGivenPrimitive) {
                cast(code, known);
                code.add(new MethodInsnNode(
                        Opcodes.INVOKEVIRTUAL,
                        Boxes.of(wanted),
                        wanted.getClassName() + "Value",
                        Type.getMethodDescriptor(wanted),
                        false));
            }
        } else if (isGivenPrimitive) {
            String box = Boxes.of(given);
            code.add(new MethodInsnNode(
                    Opcodes.INVOKESTATIC,
                    box,
                    "valueOf",
                    Type.getMethodDescriptor(Type.getObjectType(box), given),
                    false));
        } else {
            cast(code, wanted);
        }
    }

    private boolean isWidening() {
        return given.equals(Type.INT_TYPE) && wanted.equals(Type.LONG_TYPE);
    }

    private void cast(InsnList code, Type to) {
        if (!given.equals(to) && !to.getInternalName().equals("java/lang/Object")) {
            code.add(new TypeInsnNode(Opcodes.CHECKCAST, to.getInternalName()));
        }
    }
}
