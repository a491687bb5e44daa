package io.github.retrobpf.rewriter.inspect;

/**
 * Figures of {@code .BTF.ext}.
 *
 * @param size of the section, in bytes
 * @param funcInfo records
 * @param lineInfo records
 * @param coreRelo CO-RE records
 */
public record BtfExtFacts(long size, int funcInfo, int lineInfo, int coreRelo) {}
