package io.github.retrobpf.rewriter.testing.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.retrobpf.rewriter.testing.GoldenSection;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Changes every byte of some rewritten objects: what nobody thought of. */
class ByteMutationTest {
    private static List<ByteRun.Result> results;

    @BeforeAll
    static void judge() {
        results = ByteRun.OBJECTS.stream().map(ByteRun::of).toList();
    }

    @Test
    void a_byte_that_may_be_another_one_is_harmless_by_its_place() {
        assertThat(results)
                .allSatisfy(result -> assertThat(result.survivors())
                        .filteredOn(survivor -> survivor.reason().isEmpty())
                        .isEmpty());
    }

    @Test
    void the_document_has_the_score() throws IOException {
        assumeThat(System.getProperty("retrobpf.mutation.sites", "")).isEmpty();

        GoldenSection.assertSame("validation.md", "bytes", MutationTable.ofBytes(results));
    }
}
