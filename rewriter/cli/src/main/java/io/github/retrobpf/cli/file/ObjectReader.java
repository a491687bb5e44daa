package io.github.retrobpf.cli.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads objects whole. */
final class ObjectReader {
    /** What an array can hold on every JVM: 2 GiB less a little. */
    private static final int LIMIT = Integer.MAX_VALUE - 8;

    private ObjectReader() {}

    static byte[] read(Path file) throws FileProblem {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw FileProblem.reading(file.toString(), "is a directory");
            }
            if (attributes.size() > LIMIT) {
                throw tooLarge(file.toString(), "has " + attributes.size() + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw FileProblem.reading(file.toString(), e);
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
