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
 * @param directory the directory that the user named, where the object was found below one
 * @param problem why it cannot be read, where that is known already
 */
public record ObjectInput(
        String name,
        Optional<Path> file,
        Optional<Path> below,
        Optional<Path> directory,
        Optional<FileProblem> problem) {
    /** What comes through a pipe. */
    public static final ObjectInput STANDARD_INPUT =
            new ObjectInput("<stdin>", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Named by the user. */
    static ObjectInput named(Path file, Path fileName) {
        return new ObjectInput(
                file.toString(), Optional.of(file), Optional.of(fileName), Optional.empty(), Optional.empty());
    }

    /** Found below a directory. */
    static ObjectInput found(Path directory, ObjectFinder.Found found) {
        Path file = directory.resolve(found.below());
        return new ObjectInput(
                file.toString(),
                Optional.of(file),
                Optional.of(found.below()),
                Optional.of(directory),
                found.reason().map(reason -> FileProblem.reading(file.toString(), reason)));
    }

    /** The whole of it. */
    public byte[] read(InputStream standardInput) throws FileProblem {
        if (problem.isPresent()) {
            throw problem.get();
        }
        return file.isPresent() ? ObjectReader.read(file.get()) : ObjectReader.read(standardInput, "standard input");
    }
}
