package io.github.retrobpf.report.json;

/**
 * How long an object took, in microseconds; 0 for what did not happen.
 *
 * @param name as in the object's report
 */
public record ObjectTimings(String name, long read, long rewrite, long write) {}
