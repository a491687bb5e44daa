package io.github.retrobpf.rewriter.testing;

import java.util.List;

/**
 * The type of a parameter.
 *
 * @param isPointer or the base itself
 * @param outer what stands around the pointer, outermost first: {@code const}, {@code volatile}, {@code restrict} or
 *     {@code typedef NAME}
 * @param inner the same around what it points to
 * @param base {@code void}, {@code int}, {@code u64}, {@code struct NAME} or {@code fwd NAME}
 */
public record ParameterDraft(boolean isPointer, List<String> outer, List<String> inner, String base) {
    public ParameterDraft {
        outer = List.copyOf(outer);
        inner = List.copyOf(inner);
    }

    /** {@code int}, or a pointer to {@code void} or to the struct of that name. */
    static ParameterDraft of(String pointee) {
        boolean isInt = pointee.equals("int");
        boolean isStruct = !isInt && !pointee.equals("void");
        return new ParameterDraft(!isInt, List.of(), List.of(), isStruct ? "struct " + pointee : pointee);
    }
}
