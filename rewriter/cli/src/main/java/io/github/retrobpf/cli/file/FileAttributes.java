package io.github.retrobpf.cli.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Mode, owner and group, as far as the system has them and lets us set them. */
final class FileAttributes {
    private FileAttributes() {}

    static void copy(Path from, Path to) throws IOException {
        PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView copy = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (source == null || copy == null) {
            return;
        }
        PosixFileAttributes wanted = source.readAttributes();
        PosixFileAttributes given = copy.readAttributes();
        Set<PosixFilePermission> mode = EnumSet.noneOf(PosixFilePermission.class);
        mode.addAll(wanted.permissions());
        if (!isGroupKept(wanted, given, copy)) {
            narrowGroup(mode);
        }
        keepOwner(wanted, given, copy);
        copy.setPermissions(mode);
    }

    private static boolean isGroupKept(
            PosixFileAttributes wanted, PosixFileAttributes given, PosixFileAttributeView copy) {
        try {
            if (!wanted.group().equals(given.group())) {
                copy.setGroup(wanted.group());
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void keepOwner(PosixFileAttributes wanted, PosixFileAttributes given, PosixFileAttributeView copy) {
        try {
            if (!wanted.owner().equals(given.owner())) {
                copy.setOwner(wanted.owner());
            }
        } catch (IOException e) {
            // Only root gives files away; the mode matters more.
        }
    }

    /** Another group gets no more than everybody. */
    private static void narrowGroup(Set<PosixFilePermission> mode) {
        if (!mode.contains(PosixFilePermission.OTHERS_READ)) {
            mode.remove(PosixFilePermission.GROUP_READ);
        }
        if (!mode.contains(PosixFilePermission.OTHERS_WRITE)) {
            mode.remove(PosixFilePermission.GROUP_WRITE);
        }
        if (!mode.contains(PosixFilePermission.OTHERS_EXECUTE)) {
            mode.remove(PosixFilePermission.GROUP_EXECUTE);
        }
    }
}
