package io.github.retrobpf.report.graph.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.report.graph.Graphs;
import io.github.retrobpf.report.graph.HandMadeGraph;
import io.github.retrobpf.report.graph.Sides;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphviz has nothing to say against our graphs. Skipped where it is not installed. */
class GraphvizTest {
    @TempDir
    Path folder;

    @BeforeEach
    void assumeInstalled() throws InterruptedException {
        boolean isInstalled;
        try {
            isInstalled = run(List.of("dot", "-V")).startsWith("0\n");
        } catch (IOException e) {
            isInstalled = false;
        }
        assumeTrue(isInstalled, "dot is not installed");
    }

    /** One run for all of them: a process for each would take a minute. */
    @Test
    void reads_the_graph_of_every_object() throws Exception {
        List<String> command = new ArrayList<>(List.of("dot", "-Tsvg", "-O"));
        for (Path path : Fixtures.objects()) {
            String dot = Dot.render(Graphs.of("in.o", Fixtures.read(path), RewriteOptions.DEFAULT), Sides.BOTH);
            command.add(Files.writeString(folder.resolve(path.getFileName() + ".dot"), dot)
                    .toString());
        }

        assertThat(run(command)).isEqualTo("0\n");
    }

    @Test
    void shows_hostile_names_as_they_are() throws Exception {
        Path dot = folder.resolve("hostile.dot");
        Files.writeString(dot, Dot.render(HandMadeGraph.named(HandMadeGraph.HOSTILE), Sides.BOTH));

        assertThat(run(List.of("dot", "-Tsvg", dot.toString())))
                .startsWith("0\n")
                .contains(">&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</text>")
                .contains(">#quot;#35;&amp;quot;&amp;lt;b&amp;gt;</text>")
                .contains(">a\\&quot;</text>")
                .contains(">größe 測試 😀</text>")
                .doesNotContain("xlink:href=\"javascript", "<script", "<img");
    }

    /** Exit status, then everything that it prints. */
    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + "\n" + output;
    }
}
