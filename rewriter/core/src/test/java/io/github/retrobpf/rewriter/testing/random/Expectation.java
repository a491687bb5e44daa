package io.github.retrobpf.rewriter.testing.random;

import java.util.List;
import java.util.Set;

/** What kernels make of a program of a {@link Generator.Style#LOADABLE} object. */
final class Expectation {
    /** Memory arguments of global functions, and {@code bpf_loop()}. */
    private static final String NEWER = "6.1";

    /** The canonical types of these are refused beside the tag. */
    private static final Set<String> REFUSED_WITH_TAG = Set.of("kprobe", "perf_event", "tracepoint");

    /** What registers are called on other machines than the lab's. */
    private static final Set<String> OTHER_REGISTERS = Set.of("struct user_pt_regs", "struct user_regs_struct");

    private final ProgramSection section;
    private final List<RandomFunction> reached;

    Expectation(RandomObject object, RandomFunction program) {
        this.section = program.program().orElseThrow();
        this.reached = object.reachedFrom(program);
    }

    /**
     * The lowest kernel that takes it after the rewriting; whether a kernel that knows the tag takes it before; whether its
     * context has a name, so that nothing has to become static.
     */
    String columns() {
        return String.join("\t", kernel(), isNative() ? "yes" : "no", section.hasContext() ? "yes" : "no");
    }

    private String kernel() {
        boolean isNewer = reached.stream()
                .anyMatch(f -> f.role() == RandomFunction.Role.CALLBACK
                        || (!f.isStatic() && f.parameters().stream().anyMatch(p -> p.kind() == Parameter.Kind.MEMORY)));
        return isNewer ? NEWER : section.kernel();
    }

    private boolean isNative() {
        return reached.stream()
                .filter(RandomFunction::isTagged)
                .flatMap(f -> f.parameters().stream())
                .flatMap(p -> p.shape().stream())
                .noneMatch(this::isRefusedWithTag);
    }

    private boolean isRefusedWithTag(ContextShape shape) {
        boolean isIterator = section.section().startsWith("iter");
        return OTHER_REGISTERS.contains(shape.pointee())
                || (isIterator && shape.pointee().equals("__u64"))
                || (REFUSED_WITH_TAG.contains(section.type()) && shape.pointee().equals(section.context()));
    }
}
