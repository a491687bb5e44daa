package io.github.retrobpf.lean;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_INTERFACE;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.H_INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.H_INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_NEWINVOKESPECIAL;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.POP2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** What one lambda does: a call of the method that its body is in, or of the one that it refers to. */
final class LambdaTarget {
    private final LambdaShape shape;
    /** What the captured values are. */
    private final Type[] captured;

    private final Handle target;
    /** The method of the interface with the types of this use. */
    private final Type specific;

    LambdaTarget(InvokeDynamicInsnNode dynamic) {
        this.shape = LambdaShape.of(dynamic);
        this.captured = Type.getArgumentTypes(dynamic.desc);
        this.target = (Handle) dynamic.bsmArgs[1];
        this.specific = (Type) dynamic.bsmArgs[2];
    }

    LambdaShape shape() {
        return shape;
    }

    /**
     * Makes what is called reachable from other classes of its package, if nothing changes by that.
     *
     * @param byName all classes by their internal names
     * @return whether it is reachable now
     */
    boolean open(Map<String, ClassNode> byName) {
        ClassNode owner = byName.get(target.getOwner());
        if (owner == null) {
            // Of the JDK or another library: public, or javac would have made a lambda of it.
            return true;
        }
        for (MethodNode method : owner.methods) {
            if (method.name.equals(target.getName()) && method.desc.equals(target.getDesc())) {
                if ((method.access & ACC_PRIVATE) == 0) {
                    return true;
                }
                // Interfaces have no methods for their package, and a subclass may have a method of that name.
                boolean isAlone = (owner.access & ACC_INTERFACE) == 0
                        && ((method.access & ACC_STATIC) != 0
                                || (owner.access & ACC_FINAL) != 0
                                || method.name.equals("<init>"));
                method.access &= isAlone ? ~ACC_PRIVATE : ~0;
                return isAlone;
            }
        }
        // Inherited.
        return true;
    }

    /** Whether {@link #addCall} can be told. */
    boolean fits(String owner) {
        // Of a class above this one, invokespecial would mean super's method.
        if (target.getTag() == H_INVOKESPECIAL && !target.getOwner().equals(owner)) {
            return false;
        }
        return arguments().stream().allMatch(Conversion::isPossible)
                && (shape.result().equals(Type.VOID_TYPE) || returned().isPossible());
    }

    /** Adds the call, with the captured values first, and the return. */
    void addCall(InsnList code, LambdaClass in) {
        if (target.getTag() == H_NEWINVOKESPECIAL) {
            code.add(new TypeInsnNode(NEW, target.getOwner()));
            code.add(new InsnNode(DUP));
        }
        for (int i = 0; i < captured.length; i++) {
            Type stored = shape.captured()[i];
            code.add(new VarInsnNode(ALOAD, 0));
            code.add(new FieldInsnNode(GETFIELD, in.name(), LambdaClass.field(i), stored.getDescriptor()));
            new Conversion(stored, captured[i], captured[i]).add(code);
        }
        int variable = 1;
        for (Conversion argument : arguments()) {
            code.add(new VarInsnNode(argument.given().getOpcode(ILOAD), variable));
            variable += argument.given().getSize();
            argument.add(code);
        }
        code.add(new MethodInsnNode(
                opcode(), target.getOwner(), target.getName(), target.getDesc(), target.isInterface()));
        addReturn(code);
    }

    private void addReturn(InsnList code) {
        if (!shape.result().equals(Type.VOID_TYPE)) {
            returned().add(code);
        } else if (result().getSize() > 0) {
            code.add(new InsnNode(result().getSize() == 1 ? POP : POP2));
        }
        code.add(new InsnNode(shape.result().getOpcode(IRETURN)));
    }

    private List<Conversion> arguments() {
        List<Type> parameters = parameters();
        List<Conversion> conversions = new ArrayList<>();
        for (int i = 0; i < shape.arguments().length; i++) {
            conversions.add(new Conversion(
                    shape.arguments()[i], specific.getArgumentTypes()[i], parameters.get(captured.length + i)));
        }
        return conversions;
    }

    /** What the target takes, its receiver included: the captured values first. */
    private List<Type> parameters() {
        List<Type> parameters = new ArrayList<>();
        if (target.getTag() != H_INVOKESTATIC && target.getTag() != H_NEWINVOKESPECIAL) {
            parameters.add(Type.getObjectType(target.getOwner()));
        }
        parameters.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
        return parameters;
    }

    private Conversion returned() {
        return new Conversion(result(), result(), shape.result());
    }

    private Type result() {
        return target.getTag() == H_NEWINVOKESPECIAL
                ? Type.getObjectType(target.getOwner())
                : Type.getReturnType(target.getDesc());
    }

    private int opcode() {
        return switch (target.getTag()) {
            case H_INVOKESTATIC -> INVOKESTATIC;
            case H_NEWINVOKESPECIAL -> INVOKESPECIAL;
            case H_INVOKEINTERFACE -> INVOKEINTERFACE;
            // Private methods too: between nest mates these take them.
            default -> target.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
        };
    }
}
