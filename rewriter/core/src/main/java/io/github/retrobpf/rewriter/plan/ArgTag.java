package io.github.retrobpf.rewriter.plan;

import java.util.Optional;

/**
 * A DECL_TAG.
 *
 * @param typeId its id
 * @param component index of the argument it stands on, or -1 for the function itself
 * @param text such as {@code arg:ctx}
 */
public record ArgTag(int typeId, int component, String text) {
    /** What new kernels read on the arguments of global functions. */
    private static final String PREFIX = "arg:";

    private static final String CONTEXT = "arg:ctx";
    /** On an entry program: the name of the function that kernels call when it throws follows. */
    private static final String EXCEPTION_CALLBACK = "exception_callback:";

    boolean isContext() {
        return text.equals(CONTEXT);
    }

    /** Whether kernels read it as a promise about an argument. */
    public boolean isArgument() {
        return component >= 0 && text.startsWith(PREFIX);
    }

    /** The function that an {@code exception_callback:} tag names; empty for any other tag. */
    public Optional<String> exceptionCallback() {
        return component < 0 && text.startsWith(EXCEPTION_CALLBACK)
                ? Optional.of(text.substring(EXCEPTION_CALLBACK.length()))
                : Optional.empty();
    }

    /** The text of a tag that names another exception callback. */
    public static String exceptionCallback(String function) {
        return EXCEPTION_CALLBACK + function;
    }
}
