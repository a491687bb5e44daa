package io.github.retrobpf.cli.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Publishes a file in one step: readers see the old bytes or the new ones, never a part.
 *
 * <p>A new file gets the mode that the umask leaves. One that is replaced keeps its mode and, where the system permits,
 * its owner; hard links to it keep the old bytes. A symbolic link is followed and stays. What is no regular file (a
 * device, a pipe) is written to directly.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Creates the directories that the target lies in, as far as they are missing. */
    public static void createDirectories(Path directory) throws FileProblem {
        try {
            // Before Java 20, createDirectories() refuses a link to a directory.
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
            }
        } catch (IOException e) {
            throw FileProblem.writing(directory.toString(), e);
        }
    }

    /** Writes even where the same bytes stand already: build tools look at the time of the file. */
    public static void publish(Path target, byte[] bytes) throws FileProblem {
        try {
            if (!Files.exists(target)) {
                if (Files.isSymbolicLink(target)) {
                    throw FileProblem.writing(target.toString(), "is a link that leads nowhere");
                }
                replace(target, bytes, false);
                return;
            }
            if (Files.isDirectory(target)) {
                throw FileProblem.writing(target.toString(), "is a directory");
            }
            if (!Files.isRegularFile(target)) {
                writeThrough(target, bytes);
                return;
            }
            if (!Files.isWritable(target)) {
                throw FileProblem.writing(target.toString(), "permission denied");
            }
            replace(target.toRealPath(), bytes, true);
        } catch (IOException e) {
            throw FileProblem.writing(target.toString(), e);
        }
    }

    private static void writeThrough(Path target, byte[] bytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
            out.write(bytes);
        }
    }

    private static void replace(Path target, byte[] bytes, boolean keepAttributes) throws IOException {
        Path temporary = temporaryBeside(target);
        try {
            // Not Files.createTempFile(): that gives mode 0600, whatever the umask.
            try (SeekableByteChannel channel =
                    Files.newByteChannel(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                if (keepAttributes) {
                    // Before the bytes are in, so that nobody reads them who could not read the target.
                    copyAttributes(target, temporary);
                }
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Path temporaryBeside(Path target) throws IOException {
        // Short, whatever the target's name: file systems limit a name to 255 bytes.
        String name =
                ".retrobpf-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp";
        Path temporary = target.resolveSibling(name);
        Path parent = temporary.toAbsolutePath().getParent();
        if (parent != null && !Files.exists(parent)) {
            throw new NoSuchFileException(parent.toString());
        }
        try {
            // For the user who interrupts us; an ordinary failure deletes it below.
            temporary.toFile().deleteOnExit();
        } catch (IllegalStateException e) {
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
        return temporary;
    }

    private static void copyAttributes(Path from, Path to) throws IOException {
        PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView copy = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (source == null || copy == null) {
            return;
        }
        PosixFileAttributes wanted = source.readAttributes();
        PosixFileAttributes given = copy.readAttributes();
        try {
            if (!wanted.group().equals(given.group())) {
                copy.setGroup(wanted.group());
            }
            if (!wanted.owner().equals(given.owner())) {
                copy.setOwner(wanted.owner());
            }
        } catch (IOException e) {
            // Only root gives files away; the mode matters more.
        }
        copy.setPermissions(wanted.permissions());
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // Some network file systems: the next best.
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
