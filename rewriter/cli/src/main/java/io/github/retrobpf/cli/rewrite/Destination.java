package io.github.retrobpf.cli.rewrite;

import java.util.Optional;

/** Where results go. */
sealed interface Destination {
    /** The one result goes to a file. */
    record ToFile(String file) implements Destination {}

    /** The one result goes to standard output. */
    record ToStandardOutput() implements Destination {}

    /**
     * Each result goes below a directory, under its name.
     *
     * @param below directory from which inputs keep their paths, those that lie below it
     */
    record ToDirectory(String directory, Optional<String> below) implements Destination {}

    /** Results are looked at, and dropped. */
    record Nowhere() implements Destination {}

    /** Each result takes its input's place. */
    record InPlace() implements Destination {}
}
