package io.github.retrobpf.rewriter.validate;

import java.util.List;

/**
 * What a validation found.
 *
 * @param mismatches the first ones; none where the rewritten object is a translation of the original
 * @param mismatchCount how many there are
 * @param programs how many entry programs were compared
 * @param functions how many functions were compared, clones included
 * @param instructions how many slots of 8 bytes were compared, those of clones included
 * @param clones how many functions of the rewritten object are clones
 * @param retypedArguments how many arguments have another type
 * @param demotedFunctions how many functions became static
 * @param droppedTags how many tags are gone
 */
public record Validation(
        List<Mismatch> mismatches,
        int mismatchCount,
        int programs,
        int functions,
        long instructions,
        int clones,
        int retypedArguments,
        int demotedFunctions,
        int droppedTags) {
    public Validation {
        mismatches = List.copyOf(mismatches);
    }

    /**
     * Of something that cannot even be read.
     *
     * @param problem why not
     */
    public static Validation unreadable(String problem) {
        Mismatch mismatch = new Mismatch("the whole", "a sound object", "what cannot be read: " + problem);
        return failed(List.of(mismatch), 1);
    }

    /** Of what is too different to be compared any further. */
    static Validation failed(List<Mismatch> mismatches, int mismatchCount) {
        return new Validation(mismatches, mismatchCount, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Of a link. */
    public static Validation of(Findings findings, int sections, long instructions) {
        return new Validation(findings.kept(), findings.count(), 0, sections, instructions, 0, 0, 0, 0);
    }

    public boolean isTranslation() {
        return mismatchCount == 0;
    }

    /** The mismatches in one line: the first one, and how many there are beside. */
    public String summary() {
        if (isTranslation()) {
            return "no mismatch";
        }
        String others = mismatchCount == 1 ? "" : "; and " + (mismatchCount - 1) + " more";
        return mismatches.get(0) + others;
    }
}
