package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.rewriter.validate.Declaration;
import io.github.retrobpf.rewriter.validate.ParsedObject;
import io.github.retrobpf.rewriter.validate.TranslationValidator;
import io.github.retrobpf.rewriter.validate.Validation;
import java.util.Arrays;
import java.util.Optional;

/** Lets the validator look at mutants. */
final class Judge {
    /** What became of a mutant. */
    enum Verdict {
        /** The readers refuse it. */
        MALFORMED,
        MISMATCH,
        SURVIVED
    }

    /**
     * Both columns.
     *
     * @param declared by what the rewriting declares
     * @param undeclared by the two files alone
     */
    record Verdicts(Verdict declared, Verdict undeclared) {}

    private Judge() {}

    /** Empty for a file that is what it was. */
    static Optional<Verdicts> judge(Subject subject, byte[] mutant) {
        if (Arrays.equals(mutant, subject.output())) {
            return Optional.empty();
        }
        ParsedObject parsed;
        try {
            parsed = ParsedObject.of(ElfReader.read(mutant, "mutant.o"));
        } catch (MalformedInputException e) {
            return Optional.of(new Verdicts(Verdict.MALFORMED, Verdict.MALFORMED));
        }
        return Optional.of(new Verdicts(
                judge(subject, parsed, subject.rewriting().declaration()), judge(subject, parsed, Declaration.NONE)));
    }

    static Verdict judge(Subject subject, ParsedObject rewritten, Declaration declaration) {
        try {
            Validation validation = TranslationValidator.validate(
                    subject.original(), rewritten, subject.options().plan().programTypes(), declaration);
            return validation.isTranslation() ? Verdict.SURVIVED : Verdict.MISMATCH;
        } catch (MalformedInputException e) {
            return Verdict.MALFORMED;
        }
    }
}
