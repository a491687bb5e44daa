package io.github.retrobpf.cli.file;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An object to read.
 *
 * @param name for messages
 * @param file empty for standard input
 * @param below its path from the directory that the user named; where the user named the object itself, its file name
 */
public record ObjectInput(String name, Optional<Path> file, Optional<Path> below) {
    /** What comes through a pipe. */
    public static final ObjectInput STANDARD_INPUT = new ObjectInput("<stdin>", Optional.empty(), Optional.empty());

    static ObjectInput of(Path file, Path below) {
        return new ObjectInput(file.toString(), Optional.of(file), Optional.of(below));
    }

    /** The whole of it. */
    public byte[] read(InputStream standardInput) throws FileProblem {
        return file.isPresent() ? ObjectReader.read(file.get()) : ObjectReader.read(standardInput, "standard input");
    }
}
