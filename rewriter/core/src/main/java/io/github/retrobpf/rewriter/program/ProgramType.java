package io.github.retrobpf.rewriter.program;

import java.util.Set;

/**
 * A program type.
 *
 * @param name {@code BPF_PROG_TYPE_*} in lower case
 * @param context what a context argument points to
 * @param accepts what else a tagged argument may point to on kernels that know the tag: {@code struct:NAME}, {@code
 *     typedef:NAME}, {@code int64}, {@code any}
 */
public record ProgramType(String name, ContextType context, Set<String> accepts) {
    /** The name of programs that replace a function of another program ({@code freplace}). */
    public static final String EXT = "ext";

    public ProgramType {
        accepts = Set.copyOf(accepts);
    }

    /** A program whose section name tells nothing: only a static function is safe for it. */
    public static final ProgramType UNKNOWN = new ProgramType("unknown", ContextType.NONE, Set.of("any"));

    public boolean isUnknown() {
        return equals(UNKNOWN);
    }

    public boolean isExt() {
        return name.equals(EXT);
    }
}
