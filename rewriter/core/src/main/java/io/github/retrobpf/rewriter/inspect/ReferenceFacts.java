package io.github.retrobpf.rewriter.inspect;

/**
 * A function that another one names.
 *
 * @param target its id
 * @param kind how it is named
 * @param count how often
 */
public record ReferenceFacts(int target, Kind kind, int count) {
    /** How a function is named. */
    public enum Kind {
        CALL,
        /** Its address is handed over, as a callback. */
        ADDRESS,
        /** An {@code exception_callback:} tag names it. */
        EXCEPTION_CALLBACK
    }
}
