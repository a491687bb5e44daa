package io.github.retrobpf.rewriter.program;

/**
 * What a context argument points to. Program types with an equal one share a variant of a function.
 *
 * @param form how BTF spells it
 * @param name canonical name; empty for {@link ContextForm#NONE}
 */
public record ContextType(ContextForm form, String name) {
    /** No named type. */
    public static final ContextType NONE = new ContextType(ContextForm.NONE, "");

    public boolean isNamed() {
        return form != ContextForm.NONE;
    }

    /** As C spells a pointer to it. */
    public String pointer() {
        return switch (form) {
            case STRUCT -> "struct " + name + " *";
            case TYPEDEF -> name + " *";
            case NONE -> "void *";
        };
    }
}
