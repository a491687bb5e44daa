package io.github.retrobpf.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.commons.io.file.PathUtils;

/**
 * Calls each command once, so that the JVM loads the classes that it is to put into an archive. The launcher starts it, with
 * {@code -XX:ArchiveClassesAtExit}.
 */
final class Training {
    /** What the launcher says instead of a command. */
    static final String OPTION = "--train";

    private static final String ONE = "two_types.clang19.el.o";
    private static final String WEAK = "link/weak.clang19.el.o";
    private static final String HALF = "link/half.clang19.el.o";

    private final Path dir;

    private Training(Path dir) {
        this.dir = dir;
    }

    static void run() {
        try {
            Path dir = Files.createTempDirectory("retrobpf-training");
            try {
                new Training(dir).all();
            } finally {
                PathUtils.deleteDirectory(dir);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void all() throws IOException {
        String one = unpack(ONE);
        String weak = unpack(WEAK);
        String half = unpack(HALF);
        String out = file("out.o");
        call("--version");
        call("--help");
        call("rewrite", one, "-o", out);
        call("validate", one, out);
        call("rewrite", one, weak, "-d", file("out"), "--report", file("report.json"));
        call("rewrite", weak, "--in-place");
        call("check", one);
        call("inspect", one);
        call("inspect", one, "--json");
        call("graph", one, "-o", file("page.html"));
        call("link", weak, half, "-o", out, "--rewrite");
        call("link", weak, half, "-o", out, "--map", file("map.txt"), "--gc");
        call("btf", "dump", one);
        call("btf", "dump", "--format", "c", one);
        call("btf", "diff", one, out);
        call("btf", "dedup", one, "-o", out);
        call("rewrite", file("missing"), "-o", out);
        call("rewrite", "--unknown");
    }

    private String file(String name) {
        return dir.resolve(name).toString();
    }

    private String unpack(String name) throws IOException {
        Path file = Path.of(file(name));
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (InputStream in = Training.class.getResourceAsStream("training/" + name)) {
            Files.copy(Objects.requireNonNull(in, name), file);
        }
        return file.toString();
    }

    private static void call(String... args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        new Cli(Main.surroundings(InputStream.nullInputStream(), nowhere, nowhere)).run(args);
    }
}
