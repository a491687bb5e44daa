package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import java.util.List;

/** Objects that do not fit together. */
public final class LinkException extends Exception {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // never written
    private final List<Diagnostic> errors;

    LinkException(List<Diagnostic> errors) {
        super(errors.get(0).message());
        this.errors = List.copyOf(errors);
    }

    /** All that is wrong, at least one. */
    public List<Diagnostic> errors() {
        return errors;
    }
}
