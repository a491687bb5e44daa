package io.github.retrobpf.rewriter.link;

import java.util.List;

/**
 * How to link.
 *
 * @param keepDebug whether DWARF is carried along
 * @param collectGarbage whether what no entry program, map or struct_ops reaches goes
 * @param isStrict whether everything that is declared has to be defined
 * @param allowIdentical whether several definitions that are the same count as one
 * @param pathPrefixes what stands for the start of source files' names; the last one that fits counts
 */
public record LinkOptions(
        boolean keepDebug,
        boolean collectGarbage,
        boolean isStrict,
        boolean allowIdentical,
        List<PathPrefix> pathPrefixes) {
    public static final LinkOptions DEFAULT = new LinkOptions(false, false, false, false, List.of());

    public LinkOptions {
        pathPrefixes = List.copyOf(pathPrefixes);
    }

    /**
     * Another start for paths.
     *
     * @param old which paths: those that start with it
     * @param replacement what they start with instead
     */
    public record PathPrefix(String old, String replacement) {}

    /** The path of a source file, as the output has it. */
    String mapPath(String path) {
        for (int i = pathPrefixes.size() - 1; i >= 0; i--) {
            PathPrefix prefix = pathPrefixes.get(i);
            if (path.startsWith(prefix.old)) {
                return prefix.replacement + path.substring(prefix.old.length());
            }
        }
        return path;
    }
}
