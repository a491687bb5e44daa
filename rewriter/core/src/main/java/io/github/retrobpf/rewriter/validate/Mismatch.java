package io.github.retrobpf.rewriter.validate;

/**
 * A difference that nothing explains.
 *
 * @param place what differs: {@code program 'entry' (xdp), instruction 3 of 'helper'}
 * @param original what stands there in the original
 * @param rewritten what stands there in the rewritten object
 */
public record Mismatch(String place, String original, String rewritten) {
    /** One sentence, without a full stop. */
    @Override
    public String toString() {
        return place + ": the original has " + original + ", the rewritten object has " + rewritten;
    }
}
