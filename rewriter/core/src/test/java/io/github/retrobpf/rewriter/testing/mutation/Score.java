package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.rewriter.testing.mutation.Judge.Verdict;
import io.github.retrobpf.rewriter.testing.mutation.Judge.Verdicts;

/**
 * How many mutants were caught.
 *
 * @param mutants how many there were
 * @param malformed refused by the readers of the formats
 * @param declared caught when compared with the original and with what the rewriting declares, those of the readers not
 *     counted
 * @param undeclared the same with the original alone
 */
record Score(int mutants, int malformed, int declared, int undeclared) {
    static final Score NONE = new Score(0, 0, 0, 0);

    static Score of(Verdicts verdicts) {
        boolean isMalformed = verdicts.declared() == Verdict.MALFORMED;
        return new Score(
                1,
                isMalformed ? 1 : 0,
                verdicts.declared() == Verdict.MISMATCH ? 1 : 0,
                !isMalformed && verdicts.undeclared() != Verdict.SURVIVED ? 1 : 0);
    }

    Score plus(Score other) {
        return new Score(
                mutants + other.mutants,
                malformed + other.malformed,
                declared + other.declared,
                undeclared + other.undeclared);
    }

    int survivors() {
        return mutants - malformed - declared;
    }

    int undeclaredSurvivors() {
        return mutants - malformed - undeclared;
    }
}
