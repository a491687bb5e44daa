package io.github.retrobpf.rewriter.validate;

/**
 * A difference that nothing explains.
 *
 * @param sides what was compared
 * @param place what differs: {@code program 'entry' (xdp), instruction 3 of 'helper'}
 * @param original what stands there in the original, or has to stand there because of it
 * @param rewritten what stands there in the rewritten or linked object
 */
public record Mismatch(Sides sides, String place, String original, String rewritten) {
    /** Between a rewritten object and its original. */
    public Mismatch(String place, String original, String rewritten) {
        this(Sides.REWRITING, place, original, rewritten);
    }

    /** One sentence, without a full stop. */
    @Override
    public String toString() {
        return place + ": " + sides.expects() + " " + original + ", " + sides.finds() + " " + rewritten;
    }
}
