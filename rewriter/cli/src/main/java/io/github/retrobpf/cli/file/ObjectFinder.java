package io.github.retrobpf.cli.file;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.file.SimplePathVisitor;
import org.jspecify.annotations.Nullable;

/** Finds the objects below a directory. A class of its own, because it loads Commons IO. */
final class ObjectFinder {
    /**
     * An object, or something that should have led to one.
     *
     * @param below its path from the directory that is searched
     * @param reason why it cannot be read, if it cannot
     */
    record Found(Path below, Optional<String> reason) {}

    private ObjectFinder() {}

    /**
     * Files named {@code *.o}, relative to {@code root}, sorted, and directories that cannot be read. Links to
     * directories are not followed, {@code root} aside.
     *
     * @param excluded not searched where it lies below {@code root}, for the output of an earlier run
     */
    static List<Found> find(Path root, Path excluded) throws FileProblem {
        try {
            Path start = root.toRealPath();
            Path skipped = Files.exists(excluded) ? excluded.toRealPath() : excluded;
            Visitor visitor = new Visitor(start, skipped);
            PathUtils.visitFileTree(visitor, start);
            return visitor.found.stream()
                    .sorted(Comparator.comparing(Found::below))
                    .toList();
        } catch (IOException e) {
            throw FileProblem.readingBelow(root.toString(), e);
        }
    }

    /** A pipe would keep us waiting for whoever writes to it, perhaps forever. */
    private static Optional<String> reason(Path file) {
        try {
            boolean isOther =
                    Files.readAttributes(file, BasicFileAttributes.class).isOther();
            return isOther ? Optional.of("is no regular file") : Optional.empty();
        } catch (IOException e) {
            return Optional.of(FileProblem.reason(e));
        }
    }

    private static final class Visitor extends SimplePathVisitor {
        private final Path start;
        private final Path skipped;
        private final List<Found> found = new ArrayList<>();

        Visitor(Path start, Path skipped) {
            this.start = start;
            this.skipped = skipped;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean isSkipped = directory.equals(skipped) && !directory.equals(start);
            return isSkipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".o")) {
                found(file, reason(file));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return failed(file, e);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
            return e == null ? FileVisitResult.CONTINUE : failed(directory, e);
        }

        /** What lies elsewhere is still found. */
        private FileVisitResult failed(Path path, IOException e) throws IOException {
            if (path.equals(start)) {
                throw e;
            }
            found(path, Optional.of(FileProblem.reason(e)));
            return FileVisitResult.CONTINUE;
        }

        private void found(Path path, Optional<String> reason) {
            found.add(new Found(start.relativize(path), reason));
        }
    }
}
