package io.github.retrobpf.rewriter.testing.mutation;

/**
 * A way to break an object.
 *
 * @param layer which part of the file
 * @param text what is done to it
 */
record Kind(String layer, String text) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
        int byLayer = Layers.NAMES.indexOf(layer) - Layers.NAMES.indexOf(other.layer);
        return byLayer != 0 ? byLayer : text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return layer + ": " + text;
    }
}
