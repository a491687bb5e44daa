package io.github.retrobpf.rewriter.validate;

/** A rewriting went wrong: its output is no translation of its input. Always a mistake of this library. */
public final class MismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Not sent along with a serialized exception, which nobody does. */
    private final transient Validation validation;

    public MismatchException(Validation validation) {
        super(validation.summary());
        this.validation = validation;
    }

    /** All that was found. */
    public Validation validation() {
        return validation;
    }
}
