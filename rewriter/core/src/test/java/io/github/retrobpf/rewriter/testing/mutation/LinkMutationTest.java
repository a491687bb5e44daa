package io.github.retrobpf.rewriter.testing.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.link.LinkException;
import io.github.retrobpf.rewriter.link.LinkOptions;
import io.github.retrobpf.rewriter.testing.GoldenSection;
import io.github.retrobpf.rewriter.testing.LinkSources;
import io.github.retrobpf.rewriter.testing.Linking;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Breaks links in every way that somebody thought of. */
class LinkMutationTest {
    private static final double LEAST_CAUGHT = 0.98;

    private static Judgements run;

    @BeforeAll
    static void judge() {
        run = LinkMutationRun.of(LinkSubjects.all());
    }

    /** Otherwise every mutant would be caught, for something that is not its own. */
    @Test
    void what_is_not_broken_is_accepted() throws MalformedInputException {
        for (Linking linking : LinkSubjects.all()) {
            assertThat(linking.validate().mismatches()).as(linking.name()).isEmpty();
        }
    }

    @Test
    void the_validator_fails_on_no_mutant() {
        assertThat(run.defects()).isEmpty();
    }

    @Test
    void what_survives_is_harmless() {
        assertSurvivorsAreHarmless(run);
    }

    @Test
    void nearly_all_are_caught() {
        Score sum = run.scores().values().stream().reduce(Score.NONE, Score::plus);
        assertThat(sum.mutants()).isGreaterThan(5000);
        assertThat(1 - (double) sum.survivors() / sum.mutants()).isGreaterThanOrEqualTo(LEAST_CAUGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpfel", "bpfeb"})
    void what_survives_of_weak_definitions_and_pointers_is_harmless(String target, @TempDir Path folder)
            throws IOException, InterruptedException, URISyntaxException, LinkException, MalformedInputException {
        Linking linking = Linking.of(LinkOptions.DEFAULT, LinkSources.compile(target, folder));
        Judgements compiled = LinkMutationRun.of(List.of(linking));
        assertThat(compiled.defects()).isEmpty();
        assertSurvivorsAreHarmless(compiled);
    }

    private static void assertSurvivorsAreHarmless(Judgements judged) {
        assertThat(judged.survivors())
                .filteredOn(s -> !LinkExplanations.HARMLESS.containsKey(s.kind()))
                .isEmpty();
    }

    @Test
    void the_document_has_the_score() throws IOException {
        assumeThat(System.getProperty("retrobpf.mutation.sites", "")).isEmpty();
        GoldenSection.assertSame("validation.md", "link-mutants", LinkMutationTable.of(run.scores()));
    }

    @Test
    void the_document_has_the_explanations() throws IOException {
        GoldenSection.assertSame("validation.md", "link-explanations", LinkMutationTable.ofExplanations());
    }
}
