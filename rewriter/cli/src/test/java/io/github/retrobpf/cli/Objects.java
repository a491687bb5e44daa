package io.github.retrobpf.cli;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.api.RewriteRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Objects for tests, and a look at folders. */
final class Objects {
    /** One function for two program types. */
    static final byte[] TAGGED = Fixtures.bytes("two_types.clang19.el.o");
    /** Needs nothing. */
    static final byte[] PLAIN = Fixtures.bytes("no_tag.clang19.el.o");
    /** No object at all. */
    static final byte[] BROKEN = {0x7f, 'E', 'L', 'F', 2, 1, 1};

    private Objects() {}

    static byte[] rewritten(byte[] input) {
        try {
            return Retrobpf.rewrite(new RewriteRequest("test", input, RewriteOptions.DEFAULT))
                    .output();
        } catch (MalformedInputException e) {
            throw new AssertionError(e);
        }
    }

    static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files below a folder, relative to it, sorted. */
    static List<String> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> !Files.isDirectory(f))
                    .map(f -> folder.relativize(f).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
