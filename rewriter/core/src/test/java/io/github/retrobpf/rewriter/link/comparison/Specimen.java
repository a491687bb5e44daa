package io.github.retrobpf.rewriter.link.comparison;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.api.LinkInput;
import io.github.retrobpf.rewriter.api.NamedBytes;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.BpfObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An object to link.
 *
 * @param path where bpftool finds it
 */
record Specimen(String name, Path path, BpfObject object) {
    static Specimen of(Path path) {
        String name = path.getFileName().toString();
        try {
            return new Specimen(name, path, BpfObjectReader.read(Fixtures.read(path), name));
        } catch (MalformedInputException e) {
            throw new AssertionError(name, e);
        }
    }

    /** Whether it belongs to others, and makes no program alone. */
    boolean isPart() {
        return path.getParent().endsWith("link");
    }

    /** Puts bytes where bpftool finds them. */
    static Path write(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LinkInput input() {
        return new LinkInput(new NamedBytes(name, object.elf().image().toByteArray()), false);
    }

    @Override
    public String toString() {
        return name;
    }
}
