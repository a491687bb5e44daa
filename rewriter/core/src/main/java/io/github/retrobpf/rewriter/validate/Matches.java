package io.github.retrobpf.rewriter.validate;

/**
 * What of one side is what of the other, by its place in the file.
 *
 * @param sections by index
 * @param symbols by index
 */
record Matches(Correspondence sections, Correspondence symbols) {
    /** Whether a function is where it was. */
    boolean isSame(CodeFunction before, CodeFunction after) {
        return before.offset() == after.offset() && sections.isPair(before.section(), after.section());
    }

    /** Whether two places are the same one. */
    boolean isSame(CodePlace before, CodePlace after) {
        return before.offset() == after.offset() && sections.isPair(before.section(), after.section());
    }

    boolean isNew(CodeFunction rewritten) {
        return symbols.isNew(rewritten.symbol());
    }
}
