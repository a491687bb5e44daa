package io.github.retrobpf.fuzz.law;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.fuzz.Target;
import io.github.retrobpf.fuzz.input.ObjectPair;
import io.github.retrobpf.rewriter.api.NamedBytes;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.validate.Mismatch;
import io.github.retrobpf.rewriter.validate.Validation;
import java.util.List;

/** Any two objects: a comparison ends with a result, and an object is a translation of itself. */
public final class ValidateLaws {
    /** Three parts, each of them cut, and the words between. */
    private static final int LONGEST = 2000;

    private ValidateLaws() {}

    /** How many bytes both have, once all of it holds. */
    public static int check(ObjectPair pair) throws MalformedInputException {
        Validation validation = validate(pair.original(), pair.rewritten());
        List<Mismatch> mismatches = validation.mismatches();
        if (validation.isTranslation() != mismatches.isEmpty() || mismatches.size() > validation.mismatchCount()) {
            throw new AssertionError(
                    validation.mismatchCount() + " mismatches, but " + mismatches.size() + " are told");
        }
        for (Mismatch mismatch : mismatches) {
            if (mismatch.toString().length() > LONGEST) {
                throw new AssertionError("a message of " + mismatch.toString().length() + " characters");
            }
        }
        if (!validate(pair.rewritten(), pair.rewritten()).isTranslation()) {
            throw new AssertionError("an object is no translation of itself");
        }
        return pair.original().length + pair.rewritten().length;
    }

    private static Validation validate(byte[] original, byte[] rewritten) throws MalformedInputException {
        return Retrobpf.validate(
                new NamedBytes(Target.FILE, original), new NamedBytes(Target.FILE, rewritten), RewriteOptions.DEFAULT);
    }
}
