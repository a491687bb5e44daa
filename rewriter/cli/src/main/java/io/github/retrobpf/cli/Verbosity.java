package io.github.retrobpf.cli;

/** How much is said. */
enum Verbosity {
    /** Errors. */
    QUIET,
    /** What was done. */
    NORMAL,
    /** What was found, too. */
    VERBOSE
}
