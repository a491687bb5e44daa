package io.github.retrobpf.cli.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;

/**
 * What stands where something is to be written.
 *
 * @param kind how to write there
 * @param place where links lead
 */
record Target(Kind kind, Path place) {
    /** How to write. */
    enum Kind {
        /** There is nothing yet. */
        NEW,
        /** A regular file, to be replaced. */
        FILE,
        /** A device or a pipe, which cannot be replaced. */
        STREAM,
        /** A file that somebody holds open for us, such as {@code /dev/stdout}: replacing it would not reach them. */
        DESCRIPTOR
    }

    /** As many as Linux follows. */
    private static final int MAX_LINKS = 40;

    static Target of(Path path) throws IOException, FileProblem {
        Path end = endOfLinks(path);
        if (isDescriptor(end)) {
            return new Target(Kind.DESCRIPTOR, end);
        }
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            if (Files.isSymbolicLink(path)) {
                throw FileProblem.writing(path.toString(), "is a link that leads nowhere");
            }
            return new Target(Kind.NEW, path);
        }
        if (attributes.isDirectory()) {
            throw FileProblem.writing(path.toString(), "is a directory");
        }
        return attributes.isRegularFile()
                ? new Target(Kind.FILE, Files.isSymbolicLink(path) ? path.toRealPath() : path)
                : new Target(Kind.STREAM, path);
    }

    /** That a file is no stream of ours that has another use. */
    static void checkNoReservedStream(Path path) throws IOException {
        Path end = endOfLinks(path);
        if (isDescriptor(end)) {
            StandardStreams.checkFree(end);
        }
    }

    /** Link by link: what {@link Path#toRealPath} makes of a descriptor is the file behind it. */
    private static Path endOfLinks(Path path) throws IOException {
        Path end = path;
        for (int i = 0; i < MAX_LINKS && Files.isSymbolicLink(end) && !isDescriptor(end); i++) {
            end = end.resolveSibling(Files.readSymbolicLink(end));
        }
        return end;
    }

    private static boolean isDescriptor(Path path) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        return directory != null
                && Files.isSymbolicLink(path)
                && Files.isDirectory(directory)
                && Descriptors.DIRECTORY
                        .matcher(directory.toRealPath().toString())
                        .matches();
    }

    /** A class of its own, which few runs need. */
    private static final class Descriptors {
        static final Pattern DIRECTORY = Pattern.compile("/proc/[0-9]+(/task/[0-9]+)?/fd");
    }
}
