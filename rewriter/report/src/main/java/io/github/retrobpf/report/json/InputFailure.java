package io.github.retrobpf.report.json;

/**
 * An input that nothing could be done with.
 *
 * @param name as the user gave it
 * @param message one line, with the place
 */
public record InputFailure(String name, String message) {}
