package io.github.retrobpf.report.graph.text;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Golden;
import io.github.retrobpf.report.graph.Graphs;
import io.github.retrobpf.report.graph.Sides;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs as text. */
class TextGoldenTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"two_types", "nested_two_types", "many_types", "exception_callback", "type_fentry", "no_tag"})
    void a_graph_is_as_its_golden_text_says(String fixture) throws IOException, MalformedInputException {
        Golden.assertSame("graph/" + fixture + ".mmd", Mermaid.render(Graphs.of(fixture), Sides.BOTH));
        Golden.assertSame("graph/" + fixture + ".dot", Dot.render(Graphs.of(fixture), Sides.BOTH));
    }

    @Test
    void one_side_stands_alone() throws IOException, MalformedInputException {
        Golden.assertSame("graph/two_types.before.mmd", Mermaid.render(Graphs.of("two_types"), Sides.BEFORE));
        Golden.assertSame("graph/two_types.after.dot", Dot.render(Graphs.of("two_types"), Sides.AFTER));
    }
}
