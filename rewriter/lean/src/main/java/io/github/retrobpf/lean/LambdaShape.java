package io.github.retrobpf.lean;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * What lambdas have in common that can share a class.
 *
 * @param factoryDescriptor from the captured values to the interface; references are taken for objects of any class
 * @param methodName of the interface's method
 * @param methodDescriptor of it, erased
 */
record LambdaShape(String factoryDescriptor, String methodName, String methodDescriptor) {
    private static final Type OBJECT = Type.getType(Object.class);

    static LambdaShape of(InvokeDynamicInsnNode dynamic) {
        Type[] captured = Type.getArgumentTypes(dynamic.desc);
        for (int i = 0; i < captured.length; i++) {
            captured[i] = Boxes.isPrimitive(captured[i]) ? captured[i] : OBJECT;
        }
        return new LambdaShape(
                Type.getMethodDescriptor(Type.getReturnType(dynamic.desc), captured),
                dynamic.name,
                ((Type) dynamic.bsmArgs[0]).getDescriptor());
    }

    Type[] captured() {
        return Type.getArgumentTypes(factoryDescriptor);
    }

    Type implemented() {
        return Type.getReturnType(factoryDescriptor);
    }

    Type[] arguments() {
        return Type.getArgumentTypes(methodDescriptor);
    }

    Type result() {
        return Type.getReturnType(methodDescriptor);
    }
}
