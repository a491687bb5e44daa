package io.github.retrobpf.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of parameters in {@code docs/maven.md}. {@code -Dretrobpf.docs=update} writes it. */
class DocumentationTest {
    private static final String START = "<!-- parameters: from the descriptor of the plugin -->\n";
    private static final String END = "<!-- end of parameters -->\n";

    private final Path file = Path.of(System.getProperty("retrobpf.testdata"))
            .resolveSibling("docs")
            .resolve("maven.md");

    @Test
    void has_every_parameter() throws Exception {
        String text = Files.readString(file);
        int start = text.indexOf(START) + START.length();
        int end = text.indexOf(END);
        assertThat(end).isGreaterThanOrEqualTo(start);
        String table = table();
        if ("update".equals(System.getProperty("retrobpf.docs"))) {
            Files.writeString(file, text.substring(0, start) + table + text.substring(end));
        } else {
            assertThat(text.substring(start, end)).isEqualTo(table);
        }
    }

    /** A parameter that means the same in several goals has one row. */
    private static String table() throws Exception {
        Map<String, List<String>> goals = new LinkedHashMap<>();
        Descriptor descriptor = new Descriptor();
        for (String goal : Goals.NAMES) {
            for (Descriptor.Parameter p : descriptor.parameters(goal)) {
                goals.computeIfAbsent(row(p), row -> new ArrayList<>()).add(goal);
            }
        }
        StringBuilder table = new StringBuilder("| Parameter | Goals | Default | What it is |\n|---|---|---|---|\n");
        goals.entrySet().stream()
                .map(e -> e.getKey()
                        .replace(
                                "GOALS",
                                e.getValue().size() == Goals.NAMES.size() ? "all" : String.join(", ", e.getValue())))
                .sorted()
                .forEach(row -> table.append(row).append('\n'));
        return table.toString();
    }

    private static String row(Descriptor.Parameter p) {
        String value = p.defaultValue().isEmpty() ? "" : "`" + p.defaultValue() + "`";
        return "| `" + p.name() + "` | GOALS | " + value + " | " + markdown(p.description()) + " |";
    }

    private static String markdown(String html) {
        return html.replaceAll("\\s+", " ")
                .replaceAll("</?code>", "`")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("|", "\\|")
                .replace("*", "\\*");
    }
}
