package io.github.retrobpf.cli.file;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.UsageException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A file that tells about a run, beside its results.
 *
 * @param name as the user gave it; {@code -} is standard output
 * @param what it is, for messages
 */
public record SideFile(String name, String what) {
    /** It is none of the objects of the run. */
    public void checkApart(Stream<Path> objects) throws UsageException {
        if (isStandardOutput()) {
            return;
        }
        RealPaths paths = new RealPaths();
        Path file = paths.of(Arguments.path(name));
        if (objects.anyMatch(p -> paths.of(p).equals(file))) {
            throw new UsageException("the " + what + " would be written over the object '" + name + "'");
        }
    }

    /** It is not another file beside the results. */
    public void checkApart(SideFile other, RealPaths paths) throws UsageException {
        if (isStandardOutput() || other.isStandardOutput()) {
            return;
        }
        if (paths.of(Arguments.path(name)).equals(paths.of(Arguments.path(other.name)))) {
            throw new UsageException(
                    "the " + what + " and the " + other.what + " would both be written to '" + name + "'");
        }
    }

    /** Something can be written there: who finds out afterwards has results without it. */
    public void checkPlace(Publisher publisher) throws FileProblem, UsageException {
        if (isStandardOutput()) {
            return;
        }
        Path file = Arguments.path(name);
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw FileProblem.writing(name, "no such directory");
        }
        publisher.check(file);
    }

    /** Writes the whole of it. */
    public void write(byte[] document, Publisher publisher, PrintStream out) throws FileProblem, UsageException {
        if (isStandardOutput()) {
            StandardOutput.print(out, document);
        } else {
            publisher.publish(Arguments.path(name), document);
        }
    }

    public boolean isStandardOutput() {
        return name.equals(Arguments.STANDARD_STREAM);
    }
}
