package io.github.retrobpf.rewriter.testing.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.testing.GoldenSection;
import io.github.retrobpf.rewriter.testing.mutation.Judge.Verdict;
import io.github.retrobpf.rewriter.validate.Declaration;
import io.github.retrobpf.rewriter.validate.ParsedObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Breaks rewritten fixtures in every way that somebody thought of. */
class MutationTest {
    private static final double LEAST_CAUGHT = 0.98;

    private static Judgements run;

    @BeforeAll
    static void judge() {
        run = MutationRun.ofFixtures();
    }

    /** Otherwise every mutant would be caught, for something that is not its own. */
    @Test
    void what_is_not_broken_is_a_translation() throws MalformedInputException {
        for (Path object : Subjects.inTurn()) {
            for (Subject subject : Subjects.of(object)) {
                ParsedObject output = ParsedObject.of(subject.elf());
                for (Declaration declaration : List.of(subject.rewriting().declaration(), Declaration.NONE)) {
                    assertThat(Judge.judge(subject, output, declaration))
                            .as(subject.name())
                            .isEqualTo(Verdict.SURVIVED);
                }
            }
        }
    }

    @Test
    void the_validator_fails_on_no_mutant() {
        assertThat(run.defects()).isEmpty();
    }

    @Test
    void what_survives_beside_the_declaration_is_harmless() {
        assertThat(run.survivors())
                .filteredOn(s -> s.verdicts().declared() == Verdict.SURVIVED)
                .filteredOn(s -> !Explanations.HARMLESS.containsKey(s.kind()))
                .isEmpty();
    }

    @Test
    void what_survives_without_a_declaration_is_harmless_or_another_rewriting() {
        assertThat(run.survivors())
                .filteredOn(s -> s.verdicts().declared() != Verdict.SURVIVED)
                .filteredOn(s -> !Explanations.HARMLESS.containsKey(s.kind()))
                .filteredOn(s -> !Explanations.ANOTHER_REWRITING.containsKey(s.kind()))
                .isEmpty();
    }

    @Test
    void nearly_all_are_caught() {
        Score sum = run.scores().values().stream().reduce(Score.NONE, Score::plus);

        assertThat(1 - (double) sum.survivors() / sum.mutants()).isGreaterThanOrEqualTo(LEAST_CAUGHT);
    }

    @Test
    void the_document_has_the_score() throws IOException {
        assumeThat(System.getProperty("retrobpf.mutation.sites", "")).isEmpty();

        GoldenSection.assertSame("validation.md", "mutants", MutationTable.of(run.scores()));
    }

    @Test
    void the_document_has_the_explanations() throws IOException {
        GoldenSection.assertSame("validation.md", "explanations", MutationTable.ofExplanations());
    }
}
