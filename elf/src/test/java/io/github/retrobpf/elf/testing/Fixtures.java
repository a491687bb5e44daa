package io.github.retrobpf.elf.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The objects that tests read: those of {@code testdata/objects}, and, where {@code -Dretrobpf.corpus=DIR} names a
 * folder, every {@code .o} file below it.
 */
public final class Fixtures {
    private Fixtures() {}

    public static Path testdata() {
        return Path.of(System.getProperty("retrobpf.testdata", "../testdata"));
    }

    /** One object of the project, by its file name. */
    public static byte[] bytes(String name) {
        return read(testdata().resolve("objects").resolve(name));
    }

    /** The objects of the project. */
    public static List<Path> objects() {
        return objectsIn("objects");
    }

    /** Parts of programs, to be linked with each other. */
    public static List<Path> parts() {
        return objectsIn("objects/link");
    }

    private static List<Path> objectsIn(String folder) {
        List<Path> objects = objectsBelow(testdata().resolve(folder), 1);
        if (objects.isEmpty()) {
            throw new IllegalStateException("no objects in " + folder + " of " + testdata());
        }
        return objects;
    }

    /** The objects of the project and of the corpus, if there is one. */
    public static List<Path> corpus() {
        List<Path> all = new ArrayList<>(objects());
        String corpus = System.getProperty("retrobpf.corpus", "");
        if (!corpus.isEmpty()) {
            all.addAll(objectsBelow(Path.of(corpus), Integer.MAX_VALUE));
        }
        return all;
    }

    public static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> objectsBelow(Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(f -> f.toString().endsWith(".o")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
