package io.github.retrobpf.cli.command;

/** A command line that makes no sense. The message is one sentence, without a full stop. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
