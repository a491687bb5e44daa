package io.github.retrobpf.rewriter.validate;

/**
 * A DECL_TAG on a function or on one of its arguments.
 *
 * @param component index of the argument it stands on, or -1 for the function itself
 * @param text such as {@code arg:ctx}
 */
public record Tag(int component, String text) {
    private static final String ARGUMENT = "arg:";
    private static final String CONTEXT = "arg:ctx";
    private static final String EXCEPTION_CALLBACK = "exception_callback:";

    /** Whether kernels read it as a promise about an argument. */
    boolean isArgument() {
        return component >= 0 && text.startsWith(ARGUMENT);
    }

    boolean isContext() {
        return component >= 0 && text.equals(CONTEXT);
    }

    boolean isExceptionCallback() {
        return component < 0 && text.startsWith(EXCEPTION_CALLBACK);
    }

    /** The function that it names. */
    String exceptionCallback() {
        return text.substring(EXCEPTION_CALLBACK.length());
    }

    @Override
    public String toString() {
        return "'" + text + "'" + (component < 0 ? "" : " on arg#" + component);
    }
}
