package io.github.retrobpf.cli.rewrite;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One object to rewrite.
 *
 * @param name for messages
 * @param source empty for standard input
 * @param target empty for standard output; the source itself if it is rewritten in place
 */
record Job(String name, Optional<Path> source, Optional<Path> target) {
    private static final String STANDARD_INPUT = "<stdin>";

    static Job fromStandardInput(Optional<Path> target) {
        return new Job(STANDARD_INPUT, Optional.empty(), target);
    }

    boolean isInPlace() {
        return source.isPresent() && source.equals(target);
    }

    /** The target, for messages. */
    String targetName() {
        return target.map(Path::toString).orElse("standard output");
    }
}
