package io.github.retrobpf.cli;

/** Where results go. */
sealed interface Destination {
    /** The one result goes to a file. */
    record ToFile(String file) implements Destination {}

    /** The one result goes to standard output. */
    record ToStandardOutput() implements Destination {}

    /** Each result goes below a directory, under its name. */
    record ToDirectory(String directory) implements Destination {}

    /** Each result takes its input's place. */
    record InPlace() implements Destination {}
}
