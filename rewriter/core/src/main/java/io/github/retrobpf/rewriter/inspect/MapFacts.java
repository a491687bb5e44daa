package io.github.retrobpf.rewriter.inspect;

/**
 * A map.
 *
 * @param name of its symbol, or of the section that a loader makes a map of
 * @param section that defines it
 * @param type {@code BPF_MAP_TYPE_*} in lower case, or its number where it has no known name
 * @param keySize in bytes
 * @param valueSize in bytes
 * @param maxEntries 0 where the loader decides
 */
public record MapFacts(String name, String section, String type, long keySize, long valueSize, long maxEntries) {}
