package io.github.retrobpf.cli.file;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes to what cannot be replaced. */
final class Stream {
    private Stream() {}

    /** To a device or a pipe. */
    static void write(Path place, byte[] bytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(place, StandardOpenOption.WRITE)) {
            out.write(bytes);
        }
    }

    /**
     * After what stands there already.
     *
     * @param descriptor below {@code /proc/self/fd}
     */
    @SuppressWarnings("resource") // standard output belongs to the process
    static void append(Path descriptor, byte[] bytes) throws IOException {
        StandardStreams.checkFree(descriptor);
        switch (String.valueOf(descriptor.getFileName())) {
            // Opened anew they would start at the beginning, and a socket cannot be opened at all.
            case "1" -> new FileOutputStream(FileDescriptor.out).write(bytes);
            case "2" -> new FileOutputStream(FileDescriptor.err).write(bytes);
            default -> {
                try (OutputStream out = Files.newOutputStream(descriptor, StandardOpenOption.APPEND)) {
                    out.write(bytes);
                }
            }
        }
    }
}
