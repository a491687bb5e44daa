package io.github.retrobpf.cli.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;

/** Reads objects whole. */
final class ObjectReader {
    /** What an array can hold on every JVM: 2 GiB less a little. */
    private static final int LIMIT = Integer.MAX_VALUE - 8;

    private ObjectReader() {}

    /** How the bytes of a regular file come. */
    interface Source {
        byte[] bytes(Path file, int size) throws IOException;
    }

    static byte[] read(Path file) throws FileProblem {
        return read(file, ObjectReader::bytes);
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
            if (!before.isRegularFile()) {
                return stream(file);
            }
            // Files that are made up as they are read have no size.
            byte[] bytes = before.size() == 0 ? stream(file) : source.bytes(file, (int) before.size());
            boolean isShort = bytes.length < before.size();
            if (isShort || !isAsItWas(file, before)) {
                throw FileProblem.reading(file.toString(), "changed while it was read");
            }
            return bytes;
        } catch (IOException e) {
            throw FileProblem.reading(file.toString(), e);
        }
    }

    private static byte[] stream(Path file) throws IOException, FileProblem {
        Target.checkNoReservedStream(file);
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        }
    }

    /** Fewer than {@code size} where the file ends before. */
    private static byte[] bytes(Path file, int size) throws IOException {
        byte[] bytes = new byte[size];
        int at = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (at < size) {
                int read = channel.read(Chunks.at(bytes, at));
                if (read < 0) {
                    return Arrays.copyOf(bytes, at);
                }
                at += read;
            }
        }
        return bytes;
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
