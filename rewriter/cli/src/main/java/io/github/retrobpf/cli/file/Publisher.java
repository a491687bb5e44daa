package io.github.retrobpf.cli.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Publishes the files of one run, each in one step: readers see the old bytes or the new ones, never a part.
 *
 * <p>A new file gets the mode that the umask leaves. One that is replaced keeps its mode and, where the system permits,
 * its owner; hard links to it keep the old bytes. A symbolic link is followed and stays. What is no regular file (a
 * device, a pipe) is written to directly. In each directory that it writes to it first removes what killed runs left.
 *
 * <p>Nothing is forced to the disk: what compilers make can be made again, and waiting for a disk takes longer than all
 * the rest.
 */
public final class Publisher {
    private final Set<Path> swept = ConcurrentHashMap.newKeySet();
    private final RealPaths paths = new RealPaths();
    private final boolean isSparing;

    /** Writes even where the same bytes stand already: build tools look at the time of the file. */
    public Publisher() {
        this(false);
    }

    /**
     * A publisher for one run.
     *
     * @param isSparing whether a file stays as it is where the same bytes stand already
     */
    public Publisher(boolean isSparing) {
        this.isSparing = isSparing;
    }

    /** Writes all of it, at once where it can. */
    public void publish(Path target, byte[] bytes) throws FileProblem {
        try {
            Target found = Target.of(target);
            switch (found.kind()) {
                case NEW -> replace(found.place(), bytes, false);
                case FILE -> {
                    checkWritable(found.place());
                    if (!isSparing || !hasBytes(found.place(), bytes)) {
                        replace(found.place(), bytes, true);
                    }
                }
                case STREAM -> Stream.write(found.place(), bytes);
                case DESCRIPTOR -> Stream.append(found.place(), bytes);
            }
        } catch (IOException e) {
            throw FileProblem.writing(target.toString(), e);
        }
    }

    /**
     * The same for a file below a directory. Creates the directories that are missing, and lets no link in them lead
     * out of {@code directory}: whoever could place one could have any file written over.
     */
    public void publishBelow(Path directory, Path target, byte[] bytes) throws FileProblem {
        createDirectories(directory);
        checkBelow(directory, target);
        Path parent = target.getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        checkFile(target);
        publish(target, bytes);
    }

    /** The user did not name it, and a pipe would keep us waiting for whoever reads from it, perhaps forever. */
    private static void checkFile(Path target) throws FileProblem {
        if (Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target)) {
            throw FileProblem.writing(target.toString(), "is no regular file");
        }
    }

    /** Finds out beforehand whether {@link #publish} may write there. */
    public void check(Path target) throws FileProblem {
        try {
            Target found = Target.of(target);
            switch (found.kind()) {
                case NEW -> checkDirectory(directoryOf(found.place()));
                case FILE -> {
                    checkWritable(found.place());
                    checkDirectory(directoryOf(found.place()));
                }
                case STREAM, DESCRIPTOR -> checkWritable(target);
            }
        } catch (IOException e) {
            throw FileProblem.writing(target.toString(), e);
        }
    }

    private static void createDirectories(Path directory) throws FileProblem {
        try {
            // Before Java 20, createDirectories() refuses a link to a directory.
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
            }
        } catch (IOException e) {
            throw FileProblem.writing(directory.toString(), e);
        }
    }

    private void checkBelow(Path directory, Path target) throws FileProblem {
        Path root = paths.of(directory);
        if (!paths.of(target).startsWith(root)) {
            throw FileProblem.writing(target.toString(), "a link in it leads out of " + directory);
        }
    }

    private static Path directoryOf(Path place) {
        // Not the absolute path, which may lead through a directory that we may not enter.
        Path parent = place.getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** Not {@link Files#isWritable}: that does not tell why, and there are read-only file systems. */
    private static void checkWritable(Path path) throws IOException {
        path.getFileSystem().provider().checkAccess(path, AccessMode.WRITE);
    }

    private static void checkDirectory(Path directory) throws IOException {
        try {
            checkWritable(directory);
        } catch (AccessDeniedException e) {
            throw noFileIn(directory);
        }
    }

    /** Says what surprises: a file that may be written, in a directory that may not. */
    private static FileSystemException noFileIn(Path directory) {
        return new FileSystemException(
                directory.toString(), null, "no file can be made in its directory: permission denied");
    }

    /** One that may be written and not read is taken for another one. */
    private static boolean hasBytes(Path file, byte[] bytes) throws IOException {
        try {
            return Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (AccessDeniedException e) {
            return false;
        }
    }

    private static Temporary temporaryIn(Path directory) throws IOException {
        try {
            return Temporary.createIn(directory);
        } catch (AccessDeniedException e) {
            throw noFileIn(directory);
        }
    }

    private void replace(Path place, byte[] bytes, boolean keepAttributes) throws IOException {
        Path directory = directoryOf(place);
        if (swept.add(directory)) {
            Sweeper.sweep(directory);
        }
        try (Temporary temporary = temporaryIn(directory)) {
            if (keepAttributes) {
                // Before the bytes are in, so that nobody reads them who could not read the target.
                FileAttributes.copy(place, temporary.path());
            }
            temporary.write(bytes);
            temporary.moveTo(place);
        }
    }
}
