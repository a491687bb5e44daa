package io.github.retrobpf.cli.command;

/** What the value of an option, or an operand, names; shells complete it by that. */
public enum ValueKind {
    FILE,
    DIRECTORY,
    /** A command of retrobpf. */
    COMMAND,
    /** Anything else: a number, a name in an object, one of a few words. */
    TEXT;

    /** By the labels that help has for them. */
    static ValueKind ofLabel(String label) {
        return switch (label) {
            case "FILE" -> FILE;
            case "DIR" -> DIRECTORY;
            default -> TEXT;
        };
    }
}
