package io.github.retrobpf.report.graph;

/** Which sides of a graph a text shows. */
public enum Sides {
    BEFORE,
    AFTER,
    BOTH
}
