package io.github.retrobpf.cli.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One spelling for all that a file may be called, for comparisons: links are followed, as far as there is something. */
public final class RealPaths {
    /** Most paths have few directories in common, and to follow one takes a call for each part of it. */
    private final Map<Path, Path> directories = new ConcurrentHashMap<>();

    public Path of(Path path) {
        Path absolute = path.toAbsolutePath();
        Path parent = absolute.getParent();
        Path name = absolute.getFileName();
        if (parent == null || name == null || name.toString().startsWith(".") || Files.isSymbolicLink(absolute)) {
            return follow(absolute);
        }
        return directories.computeIfAbsent(parent, RealPaths::follow).resolve(name);
    }

    private static Path follow(Path absolute) {
        Path existing = absolute;
        while (existing != null) {
            try {
                return existing.toRealPath().resolve(rest(absolute, existing)).normalize();
            } catch (IOException e) {
                existing = existing.getParent();
            }
        }
        return absolute.normalize();
    }

    /** What is still to be made. */
    private static Path rest(Path whole, Path existing) {
        int made = existing.getNameCount();
        return made == whole.getNameCount() ? Path.of("") : whole.subpath(made, whole.getNameCount());
    }
}
