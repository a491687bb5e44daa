package io.github.retrobpf.elf.io;

/**
 * An edit asks for more than an object can hold. Only the input that is edited can be the reason, and who knows it tells
 * of it with its place.
 */
public final class LimitExceededException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /**
     * A limit and what went beyond it.
     *
     * @param fact half a sentence: {@code would be larger than 2147483631 bytes}
     */
    public LimitExceededException(String fact) {
        super(fact);
    }
}
