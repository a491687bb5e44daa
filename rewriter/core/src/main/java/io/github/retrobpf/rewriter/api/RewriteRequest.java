package io.github.retrobpf.rewriter.api;

/**
 * One object to rewrite.
 *
 * @param name of the object, for messages
 * @param input the whole file; not copied, and must not change until the result is there
 * @param options how
 */
@SuppressWarnings("ArrayRecordComponent") // a hand-over, never compared
public record RewriteRequest(String name, byte[] input, RewriteOptions options) {}
