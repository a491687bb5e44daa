package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.file.ObjectInput;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One object to rewrite.
 *
 * @param input the object
 * @param target empty for standard output; the input's own file if it is rewritten in place
 * @param directory that no link may lead the target out of; empty where the user named the target itself
 */
record Job(ObjectInput input, Optional<Path> target, Optional<Path> directory) {
    /** The input, for messages. */
    String name() {
        return input.name();
    }

    boolean isInPlace() {
        return input.file().isPresent() && input.file().equals(target);
    }

    /** The target, for messages. */
    String targetName() {
        return target.map(Path::toString).orElse("standard output");
    }
}
