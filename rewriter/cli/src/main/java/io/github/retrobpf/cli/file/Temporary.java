package io.github.retrobpf.cli.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * A file that becomes another one. It is locked while it is written, so that the {@link Sweeper} of another process
 * knows that somebody is alive; a lock outlives no process, and other than a process id it means the same to all who
 * share a file system.
 */
final class Temporary implements Closeable {
    private static final int ATTEMPTS = 100;
    /** Short, whatever the target's name: file systems limit a name to 255 bytes. */
    private static final String ANY = ".retrobpf-";
    /** In all our names: a lock that we hold would not keep ourselves out. */
    private static final String OURS =
            ANY + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + "-";

    private static final AtomicLong COUNT = new AtomicLong();

    private final Path path;
    private final FileChannel channel;
    private boolean isMoved;

    private Temporary(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static Temporary createIn(Path directory) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            Path path = directory.resolve(OURS + Long.toHexString(COUNT.incrementAndGet()) + ".tmp");
            Temporary temporary = new Temporary(path, LiveTemporaries.create(path));
            if (temporary.isLocked() && Files.exists(path)) {
                return temporary;
            }
            // A sweeper came between creation and lock.
            temporary.close();
        }
        throw new NoSuchFileException(directory.toString(), null, "files in it vanish as soon as they are made");
    }

    /** Whether a name is that of a temporary of another process. */
    static boolean isForeign(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(ANY)
                && !name.startsWith(OURS)
                && Form.NAME.matcher(name).matches();
    }

    /** A class of its own: few runs meet such a name, and none should wait for a pattern that it does not need. */
    private static final class Form {
        static final Pattern NAME = Pattern.compile("\\.retrobpf-[0-9a-f]{16}-[0-9a-f]+\\.tmp");
    }

    Path path() {
        return path;
    }

    private boolean isLocked() {
        try {
            return channel.tryLock() != null;
        } catch (IOException e) {
            // A file system without locks: no sweeper can have one either.
            return true;
        }
    }

    void write(byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; ) {
            at += channel.write(Chunks.at(bytes, at));
        }
        if (!LocalDisks.isLocal(path)) {
            // A server may refuse bytes as late as here, or when the file is closed, which is too late.
            channel.force(false);
        }
    }

    /** While it is locked. */
    void moveTo(Path target) throws IOException {
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // Some network file systems: the next best.
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
        isMoved = true;
    }

    /** Removes it, unless it was moved. */
    @Override
    public void close() throws IOException {
        try (channel) {
            if (!isMoved) {
                Files.deleteIfExists(path);
            }
        } finally {
            LiveTemporaries.forget(path);
        }
    }
}
