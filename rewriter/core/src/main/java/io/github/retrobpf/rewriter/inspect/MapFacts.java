package io.github.retrobpf.rewriter.inspect;

import java.util.Optional;

/**
 * A map, as far as its definition can be read.
 *
 * @param name of its variable or symbol, or of the section that a loader makes a map of
 * @param section that defines it
 * @param type {@code BPF_MAP_TYPE_*} in lower case, or its number where it has no known name
 * @param keySize in bytes; 0 where none is given
 * @param valueSize in bytes; 0 where none is given
 * @param maxEntries 0 where the loader decides
 * @param keyType as C spells it, where BTF tells
 * @param valueType as C spells it, where BTF tells
 */
public record MapFacts(
        String name,
        String section,
        String type,
        long keySize,
        long valueSize,
        long maxEntries,
        Optional<String> keyType,
        Optional<String> valueType) {
    /** A map whose types nobody tells. */
    MapFacts(String name, String section, String type, long keySize, long valueSize, long maxEntries) {
        this(name, section, type, keySize, valueSize, maxEntries, Optional.empty(), Optional.empty());
    }
}
