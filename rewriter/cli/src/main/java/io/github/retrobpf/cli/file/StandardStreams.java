package io.github.retrobpf.cli.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Standard input and output of this process, which may carry a protocol. Then no file may lead there, such as
 * {@code /dev/stdout}: one request would read the next, or write into an answer.
 */
public final class StandardStreams {
    private static final Set<String> INPUT_AND_OUTPUT = Set.of("0", "1");

    private static volatile boolean isReserved;

    private StandardStreams() {}

    /** From now on, for as long as the process lives. */
    public static void reserve() {
        isReserved = true;
    }

    /** That a descriptor is free to be used as a file. */
    static void checkFree(Path descriptor) throws IOException {
        if (isReserved && INPUT_AND_OUTPUT.contains(String.valueOf(descriptor.getFileName()))) {
            throw new FileSystemException(descriptor.toString(), null, "a worker speaks with its build tool there");
        }
    }
}
