package io.github.retrobpf.rewriter.validate.link;

/**
 * A place.
 *
 * @param section its name
 * @param offset in it, in bytes
 */
record Spot(String section, long offset) {
    @Override
    public String toString() {
        return (section.isEmpty() ? "no section" : section) + "+0x" + Long.toHexString(offset);
    }
}
