package io.github.retrobpf.rewriter.testing.random;

import io.github.retrobpf.rewriter.testing.ParameterDraft;
import java.util.Collection;
import java.util.List;

/**
 * What a context argument is declared as.
 *
 * @param declarator as C says it, {@code %s} for its name
 * @param draft the same as a type
 * @param pointee what it comes down to: {@code void}, or a type that kernels compare by name
 */
record ContextShape(String declarator, ParameterDraft draft, String pointee) {
    /** The typedefs that {@link #VOIDS} need. */
    static final String TYPEDEFS = """
            typedef void pointee;
            typedef void *pointer;
            typedef const volatile void stacked_pointee;
            typedef stacked_pointee *const restrict stacked_pointer;
            """;

    /** What every program type takes. */
    static final List<ContextShape> VOIDS = List.of(
            ofVoid("void *%s", List.of(), List.of()),
            ofVoid("const void *%s", List.of(), List.of("const")),
            ofVoid("volatile void *%s", List.of(), List.of("volatile")),
            ofVoid("pointee *%s", List.of(), List.of("typedef pointee")),
            ofVoid("pointer %s", List.of("typedef pointer"), List.of()),
            ofVoid(
                    "stacked_pointer %s",
                    List.of("typedef stacked_pointer", "const", "restrict"),
                    List.of("typedef stacked_pointee", "const", "volatile")));

    private static ContextShape ofVoid(String declarator, List<String> outer, List<String> inner) {
        return new ContextShape(declarator, new ParameterDraft(true, outer, inner, "void"), "void");
    }

    /** A pointer to a type as types.tsv names it: {@code struct xdp_md}, {@code __u64}. */
    static ContextShape of(String pointee) {
        ParameterDraft draft;
        if (pointee.startsWith("struct ")) {
            draft = new ParameterDraft(true, List.of(), List.of(), pointee);
        } else {
            String base = pointee.equals("__u64") ? "u64" : "struct pt_regs";
            draft = new ParameterDraft(true, List.of(), List.of("typedef " + pointee), base);
        }
        return new ContextShape(pointee + " *%s", draft, pointee);
    }

    /** One that no kernel takes for a context: a struct that is declared, but not defined. */
    static ContextShape undefined(String name) {
        return new ContextShape(
                "struct " + name + " *%s",
                new ParameterDraft(true, List.of(), List.of(), "fwd " + name),
                "undefined " + name);
    }

    boolean isVoid() {
        return pointee.equals("void");
    }

    /** Whether kernels that know the tag take it for the contexts of all those programs, or every kernel does. */
    boolean fits(Collection<ProgramSection> programs) {
        return isVoid()
                || programs.stream()
                        .allMatch(
                                p -> p.context().equals(pointee) || p.accepts().contains(pointee));
    }
}
