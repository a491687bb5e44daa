package io.github.retrobpf.elf.io;

/**
 * Bytes that break their format, at a known place. The message is {@code LOCATION: FACT}, one line, whatever the names
 * in it hold.
 */
public final class MalformedInputException extends Exception {
    private final transient Location location;

    /**
     * A failure at a place.
     *
     * @param location the first byte that is wrong
     * @param fact what is wrong, then the limit: {@code needs 4 bytes, 3 left}
     */
    public MalformedInputException(Location location, String fact) {
        super(location + ": " + SafeText.escape(fact));
        this.location = location;
    }

    /** The first byte that is wrong. */
    public Location location() {
        return location;
    }
}
