package io.github.retrobpf.rewriter.validate.link;

import java.util.List;
import java.util.Map;

/**
 * What somebody who linked says of it: where everything went, and what was asked for. Nothing of it is believed; it only
 * spares the search for what is to be compared with what.
 *
 * @param sections what has a place in the output, in any order
 * @param types by index of the input and by its own id, which type of the output stands for it, 0 where none does
 * @param asked how the user wanted it
 */
public record LinkDeclaration(List<Placed> sections, Map<Integer, int[]> types, Asked asked) {
    public LinkDeclaration {
        sections = List.copyOf(sections);
        types = Map.copyOf(types);
    }

    /**
     * A section of an input. It stands in the section of the output that has its name.
     *
     * @param input which one, from 0
     * @param section index there
     * @param base of its first byte in the output
     * @param isCopy whether the output has the bytes of an earlier input instead, which are the same
     * @param gone what is left out of it, by place; what stands behind moves up
     */
    public record Placed(int input, int section, long base, boolean isCopy, List<Gone> gone) {
        public Placed {
            gone = List.copyOf(gone);
        }
    }

    /**
     * A run of bytes that is left out.
     *
     * @param start its first byte, from the start of the input's section
     * @param end behind its last one
     * @param why it may be left out
     */
    public record Gone(long start, long end, Why why) {}

    /** Reasons for leaving something out. */
    public enum Why {
        /** Another input has a better definition. */
        LOST,
        /** Nobody needs it. */
        GARBAGE
    }

    /**
     * What was asked for.
     *
     * @param keepsDebug whether DWARF is carried along
     * @param collectsGarbage whether what nobody needs goes
     * @param allowsIdentical whether several definitions that are the same count as one
     * @param pathPrefixes what stands for the start of source files' names; the last one that fits counts
     */
    public record Asked(
            boolean keepsDebug, boolean collectsGarbage, boolean allowsIdentical, List<PathPrefix> pathPrefixes) {
        public Asked {
            pathPrefixes = List.copyOf(pathPrefixes);
        }

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

    /**
     * Another start for paths.
     *
     * @param old which paths: those that start with it
     * @param replacement what they start with instead
     */
    public record PathPrefix(String old, String replacement) {}
}
