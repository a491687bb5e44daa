package io.github.retrobpf.maven.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.codehaus.plexus.util.DirectoryScanner;

/** Files below a directory, by Maven's patterns. */
public final class Selection {
    private static final String OBJECTS = "**/*.o";

    private final Path directory;
    private final List<String> excludes;

    public Selection(Path directory, List<String> excludes) {
        this.directory = directory;
        this.excludes = List.copyOf(excludes);
    }

    /**
     * What patterns stand for, each file once, sorted.
     *
     * @param includes all objects where there are none
     */
    public List<Path> matching(List<String> includes) {
        return scan(directory, includes.isEmpty() ? List.of(OBJECTS) : includes);
    }

    /**
     * What a list names, in its order: a pattern stands for its files, sorted, a directory for the objects below it, and
     * all else for itself, whether it is there or not. Each file once.
     *
     * @param entries all objects where there are none
     */
    public List<Path> listed(List<String> entries) {
        List<Path> files = new ArrayList<>();
        for (String entry : entries.isEmpty() ? List.of(OBJECTS) : entries) {
            if (entry.contains("*") || entry.contains("?")) {
                files.addAll(scan(directory, List.of(entry)));
            } else {
                Path file = directory.resolve(entry).normalize();
                files.addAll(Files.isDirectory(file) ? scan(file, List.of(OBJECTS)) : List.of(file));
            }
        }
        return files.stream().distinct().toList();
    }

    private List<Path> scan(Path root, List<String> includes) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        DirectoryScanner scanner = new DirectoryScanner();
        scanner.setBasedir(root.toFile());
        scanner.setIncludes(includes.toArray(String[]::new));
        scanner.setExcludes(excludes.toArray(String[]::new));
        scanner.addDefaultExcludes();
        scanner.scan();
        // Paths compare name by name, so that what stands in one directory stays together.
        return Arrays.stream(scanner.getIncludedFiles())
                .map(root::resolve)
                .sorted()
                .toList();
    }
}
