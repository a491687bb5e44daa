package io.github.retrobpf.rewriter.api;

/**
 * A file.
 *
 * @param name of it, for messages
 * @param bytes the whole file; not copied, and must not change until the result is there
 */
@SuppressWarnings("ArrayRecordComponent") // a hand-over, never compared
public record NamedBytes(String name, byte[] bytes) {}
