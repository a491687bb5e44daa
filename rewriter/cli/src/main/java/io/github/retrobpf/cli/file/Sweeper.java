package io.github.retrobpf.cli.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Removes the temporaries of runs that were killed. Fails at nothing: it is no part of what was asked for. */
final class Sweeper {
    private Sweeper() {}

    /** Looks through the whole directory: once per run is enough. */
    static void sweep(Path directory) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, Temporary::isForeign)) {
            left.forEach(Sweeper::removeIfDead);
        } catch (IOException | DirectoryIteratorException e) {
            // Whoever may not look into a directory may still write there.
        }
    }

    private static void removeIfDead(Path path) {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        // For reading too: whoever puts a pipe in its place meanwhile does not keep us waiting.
        try (FileChannel channel = FileChannel.open(
                        path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // It is somebody else's, or there are no locks here: it is not for us to judge.
        }
    }
}
