package io.github.retrobpf.lean;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * What lambdas have in common that can share a class.
 *
 * @param factoryDescriptor from the captured values to the interface
 * @param methodName of the interface's method
 * @param methodDescriptor of it, erased
 */
record LambdaShape(String factoryDescriptor, String methodName, String methodDescriptor) {
    static LambdaShape of(InvokeDynamicInsnNode dynamic) {
        return new LambdaShape(dynamic.desc, dynamic.name, ((Type) dynamic.bsmArgs[0]).getDescriptor());
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
