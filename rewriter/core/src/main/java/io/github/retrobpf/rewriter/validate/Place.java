package io.github.retrobpf.rewriter.validate;

/** Where something was compared, for a message that is hardly ever written: the words are put together only then. */
public final class Place {
    private final Object[] parts;

    private Place(Object[] parts) {
        this.parts = parts;
    }

    /**
     * A place.
     *
     * @param parts words, functions, numbers and other places
     */
    public static Place of(Object... parts) {
        return new Place(parts);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part);
        }
        return text.toString();
    }
}
