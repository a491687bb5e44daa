package io.github.retrobpf.rewriter.api;

/**
 * What came of writing each type once.
 *
 * @param output the whole file; the caller's
 * @param typesBefore how many types there were
 * @param typesAfter how many are left
 * @param bytesBefore size of the types with their strings
 * @param bytesAfter what is left of it
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares results
public record DedupResult(byte[] output, int typesBefore, int typesAfter, int bytesBefore, int bytesAfter) {}
