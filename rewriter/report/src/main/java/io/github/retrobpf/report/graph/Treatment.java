package io.github.retrobpf.report.graph;

/**
 * What was done to a function, or made of it.
 *
 * @param kind for filters and styles
 * @param isClone whether it is a copy beside the original
 * @param what was done, a sentence
 * @param why for those who know BPF and not the rewriting; may be empty
 */
public record Treatment(Kind kind, boolean isClone, String what, String why) {
    /** Comes out as it went in. */
    static final Treatment UNTOUCHED = new Treatment(Kind.UNTOUCHED, false, "Comes out as it went in.", "");

    /** What kind of thing was done. */
    public enum Kind {
        UNTOUCHED,
        /** Its context arguments point to the canonical type now. */
        RETYPED,
        /** Kernels verify it with the caller's registers now. */
        MADE_STATIC,
        /** It calls other functions than before, and nothing else changed. */
        REDIRECTED,
        /** An entry program lost the tag of its own argument. */
        UNTAGGED,
        /** It has a context tag, and keeps it. */
        LEFT
    }
}
