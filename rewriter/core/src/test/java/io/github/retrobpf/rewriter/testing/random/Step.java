package io.github.retrobpf.rewriter.testing.random;

/** What a function does, one thing after another. */
sealed interface Step {
    /** How an instruction names what it names. Not every step knows each of them. */
    enum Form {
        SYMBOL,
        SECTION,
        /** Without a relocation; caller and target stand in one section. */
        DISTANCE
    }

    /** Calls a function with the caller's context and numbers. */
    record Call(String target, Form form, int number) implements Step {}

    /** Has {@code bpf_loop()} call a function. */
    record Callback(String target, Form form, int times) implements Step {}

    /** Calls a function that the object does not define. */
    record ExternCall(String target) implements Step {}

    /** Sends something by {@code bpf_perf_event_output()}, which takes nothing but a context. */
    record Emit(int value) implements Step {}

    /** Reads from the context. */
    record Read(int offset, int size) implements Step {}

    /** Counts in a map. */
    record Count(String map) implements Step {}

    /** Reads a variable, and increments it where it may be written. */
    record Touch(Variable variable, Form form) implements Step {}

    /** Asks whether the kernel has a field (CO-RE). */
    record Ask() implements Step {}

    /** A loop that ends. */
    record Loop(int times) implements Step {}
}
