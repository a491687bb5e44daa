package io.github.retrobpf.report.graph.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.retrobpf.report.graph.Graphs;
import io.github.retrobpf.report.graph.HandMadeGraph;
import io.github.retrobpf.report.graph.ObjectGraph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. Skipped where Chromium is not installed. */
@Timeout(120)
class BrowserTest {
    @TempDir
    Path folder;

    /** What a browser makes of a page, and what its scripts complain about. */
    private record View(String document, String complaints) {}

    @Test
    void draws_both_sides_and_tells_what_was_done() throws Exception {
        View view = open(Graphs.of("two_types"), "");

        assertThat(view.complaints()).isEmpty();
        assertThat(view.document())
                .contains("<h2>Before <small>", "<h2>After <small>", "<h2>What was done</h2>")
                .contains("aria-label=\"report__ctx_bpf_user_pt_regs_t, function, clone\"")
                .containsOnlyOnce("class=\"ghost\"")
                .contains(">retyped, 1 clone</small>");
    }

    @Test
    void an_address_selects_a_function() throws Exception {
        View view = open(Graphs.of("two_types"), "#select=report");

        assertThat(view.complaints()).isEmpty();
        assertThat(view.document())
                .contains("report</h2><p class=\"kind\">global function, after</p>")
                .contains("<pre>int report(<del>void *ctx __arg_ctx</del>, __u64 value)</pre>")
                .contains("int report(<ins>struct xdp_md *ctx</ins>, __u64 value)")
                .containsPattern("class=\"node function [^\"]*\\bselected\\b");
    }

    @Test
    void one_side_is_enough_for_an_object_that_needs_nothing() throws Exception {
        View view = open(Graphs.of("no_tag"), "");

        assertThat(view.complaints()).isEmpty();
        assertThat(view.document())
                .contains("<h2>The object <small>nothing was changed")
                .doesNotContain("<h2>After ");
    }

    @Test
    void hostile_names_are_text() throws Exception {
        View view = open(HandMadeGraph.named(HandMadeGraph.HOSTILE), "#select=__proto__");

        assertThat(view.complaints()).isEmpty();
        assertThat(view.document())
                .contains("__proto__</h2>", "&lt;!--&lt;script&gt;</text>")
                .doesNotContain("<img", "<!--<");
    }

    @Test
    void a_large_object_is_drawn_in_part() throws Exception {
        View view = open(HandMadeGraph.large(5000), "");

        assertThat(view.complaints()).isEmpty();
        assertThat(view.document()).contains("The first 1500 of 5000 are drawn; search finds the others.");
    }

    private View open(ObjectGraph graph, String hash) throws IOException, InterruptedException {
        Path page = Files.writeString(folder.resolve("page.html"), Page.render(graph));
        Path log = folder.resolve("log");
        Path dom = folder.resolve("dom");
        List<String> command = List.of(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--enable-logging=stderr",
                "--virtual-time-budget=5000",
                "--dump-dom",
                page.toUri() + hash);
        try {
            int status = new ProcessBuilder(command)
                    .redirectOutput(dom.toFile())
                    .redirectError(log.toFile())
                    .start()
                    .waitFor();
            assertThat(status).isZero();
        } catch (IOException e) {
            abort("chromium is not installed");
        }
        String complaints = Files.readString(log, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(":CONSOLE"))
                .reduce("", String::concat);
        return new View(Files.readString(dom), complaints);
    }
}
