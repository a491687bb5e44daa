package io.github.retrobpf.cli.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** File systems that tell at once when there is no room, or the disk fails to take something. */
final class LocalDisks {
    private static final Set<String> TYPES = Set.of(
            "apfs",
            "bcachefs",
            "btrfs",
            "ext2",
            "ext3",
            "ext4",
            "f2fs",
            "hfs",
            "ntfs",
            "overlay",
            "ramfs",
            "tmpfs",
            "xfs",
            "zfs");

    /** A process that lives long may see any number. */
    private static final int MAX_KNOWN = 1000;

    /** Asking takes a look at all mounts. */
    private static final Set<Path> KNOWN = ConcurrentHashMap.newKeySet();

    private LocalDisks() {}

    static boolean isLocal(Path file) {
        Path parent = file.getParent();
        Path directory = parent == null ? Path.of("") : parent;
        if (KNOWN.contains(directory)) {
            return true;
        }
        boolean isLocal = isOfLocalType(file);
        if (isLocal && KNOWN.size() < MAX_KNOWN) {
            KNOWN.add(directory);
        }
        return isLocal;
    }

    private static boolean isOfLocalType(Path file) {
        try {
            return TYPES.contains(Files.getFileStore(file).type());
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            return false;
        }
    }
}
