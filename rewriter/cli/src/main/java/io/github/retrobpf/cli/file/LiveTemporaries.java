package io.github.retrobpf.cli.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * The temporaries of this process, which go when somebody interrupts it. {@link java.io.File#deleteOnExit} would keep
 * the name of each until the end, and spoil those that are no text.
 */
final class LiveTemporaries {
    private static final Set<Path> LIVE = new HashSet<>();
    private static boolean isHooked;
    private static boolean isEnding;

    private LiveTemporaries() {}

    /** Creates a file, under a lock: none may appear after the last look. */
    static synchronized FileChannel create(Path path) throws IOException {
        if (isEnding || !isHooked()) {
            throw new InterruptedIOException("interrupted");
        }
        // Not Files.createTempFile(): that gives mode 0600, whatever the umask.
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        LIVE.add(path);
        return channel;
    }

    static synchronized void forget(Path path) {
        LIVE.remove(path);
    }

    private static boolean isHooked() {
        if (!isHooked) {
            try {
                Runtime.getRuntime().addShutdownHook(new Thread(LiveTemporaries::end));
                isHooked = true;
            } catch (IllegalStateException e) {
                // It is too late for a hook, and for a file.
                return false;
            }
        }
        return true;
    }

    private static synchronized void end() {
        isEnding = true;
        for (Path path : LIVE) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // Nobody is left to tell; the next run tries again.
            }
        }
    }
}
