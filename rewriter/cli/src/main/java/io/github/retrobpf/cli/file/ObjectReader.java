package io.github.retrobpf.cli.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** Reads objects whole. */
final class ObjectReader {
    /** What an array can hold on every JVM: 2 GiB less a little. */
    private static final int LIMIT = Integer.MAX_VALUE - 8;

    private ObjectReader() {}

    /** How the bytes come. */
    interface Source {
        byte[] bytes(Path file) throws IOException;
    }

    static byte[] read(Path file) throws FileProblem {
        return read(file, Files::readAllBytes);
    }

    static byte[] read(Path file, Source source) throws FileProblem {
        try {
            BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
            if (before.isDirectory()) {
                throw FileProblem.reading(file.toString(), "is a directory");
            }
            if (before.size() > LIMIT) {
                throw tooLarge(file.toString(), "has " + before.size() + " bytes");
            }
            byte[] bytes = source.bytes(file);
            if (before.isRegularFile() && (bytes.length != before.size() || !isAsItWas(file, before))) {
                throw FileProblem.reading(file.toString(), "changed while it was read");
            }
            return bytes;
        } catch (IOException e) {
            throw FileProblem.reading(file.toString(), e);
        }
    }

    /** Bytes of two times are no object, and may look like one. */
    private static boolean isAsItWas(Path file, BasicFileAttributes before) throws IOException {
        try {
            BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
            return after.size() == before.size()
                    && after.lastModifiedTime().equals(before.lastModifiedTime())
                    && Objects.equals(after.fileKey(), before.fileKey());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Reads to the end of a stream, which stays open. */
    static byte[] read(InputStream in, String name) throws FileProblem {
        try {
            byte[] bytes = in.readNBytes(LIMIT);
            if (bytes.length == LIMIT && in.read() >= 0) {
                throw tooLarge(name, "does not end");
            }
            return bytes;
        } catch (IOException e) {
            throw FileProblem.reading(name, e);
        }
    }

    private static FileProblem tooLarge(String name, String fact) {
        return FileProblem.reading(name, fact + ", the limit is " + LIMIT);
    }
}
