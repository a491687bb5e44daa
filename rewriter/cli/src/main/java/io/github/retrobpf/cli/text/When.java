package io.github.retrobpf.cli.text;

/** The word after {@code --color=} and {@code --progress=}. */
public enum When {
    /** On a terminal. */
    AUTO,
    ALWAYS,
    NEVER
}
