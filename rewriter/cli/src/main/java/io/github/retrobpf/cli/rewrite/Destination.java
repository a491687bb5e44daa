package io.github.retrobpf.cli.rewrite;

/** Where results go. */
sealed interface Destination {
    /** The one result goes to a file. */
    record ToFile(String file) implements Destination {}

    /** The one result goes to standard output. */
    record ToStandardOutput() implements Destination {}

    /** Each result goes below a directory, under its name. */
    record ToDirectory(String directory) implements Destination {}

    /** Results are looked at, and dropped. */
    record Nowhere() implements Destination {}

    /** Each result takes its input's place. */
    record InPlace() implements Destination {}
}
