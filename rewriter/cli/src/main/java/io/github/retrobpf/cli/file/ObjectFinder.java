package io.github.retrobpf.cli.file;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.file.AccumulatorPathVisitor;
import org.apache.commons.io.file.PathUtils;

/** Finds the objects below a directory. A class of its own, because it loads Commons IO. */
final class ObjectFinder {
    private ObjectFinder() {}

    /**
     * Files named {@code *.o}, relative to {@code root}, sorted. Links to directories are not followed, {@code root}
     * aside.
     *
     * @param excluded not searched where it lies below {@code root}, for the output of an earlier run
     */
    static List<Path> find(Path root, Path excluded) throws FileProblem {
        try {
            Path start = root.toRealPath();
            Path skipped = Files.exists(excluded) ? excluded.toRealPath() : excluded;
            AccumulatorPathVisitor found = AccumulatorPathVisitor.withLongCounters(
                    (file, attributes) -> visit(file.toString().endsWith(".o")),
                    (directory, attributes) -> visit(directory.equals(start) || !directory.equals(skipped)));
            PathUtils.visitFileTree(found, start);
            return found.getFileList().stream().map(start::relativize).sorted().toList();
        } catch (IOException e) {
            throw FileProblem.readingBelow(root.toString(), e);
        }
    }

    private static FileVisitResult visit(boolean isWanted) {
        return isWanted ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }
}
