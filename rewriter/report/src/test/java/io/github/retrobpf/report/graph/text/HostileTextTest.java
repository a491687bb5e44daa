package io.github.retrobpf.report.graph.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.report.graph.HandMadeGraph;
import io.github.retrobpf.report.graph.ObjectGraph;
import io.github.retrobpf.report.graph.Sides;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever functions are called, they stay text. */
class HostileTextTest {
    private static final String PLAIN = "[A-Za-z0-9 _\\-./,:*()'?+=]";
    private static final String MERMAID_LABEL = "\"(" + PLAIN + "|#\\d+;|<br/>)*\"";
    private static final List<Pattern> MERMAID = List.of(
            Pattern.compile("flowchart LR"),
            Pattern.compile("  subgraph (before|after)\\[" + MERMAID_LABEL + "]"),
            Pattern.compile("    [ab]\\d+(\\[|\\(\\[)" + MERMAID_LABEL + "(]|]\\)):::(context\\d+|neutral)"),
            Pattern.compile("    class [ab]\\d+ (static|clone)"),
            Pattern.compile("    [ab]\\d+ (-->|-\\. (address|exception) \\.->) [ab]\\d+"),
            Pattern.compile("    direction LR"),
            Pattern.compile("  end"),
            Pattern.compile("  style (before|after) fill:none,stroke:#64748b"),
            Pattern.compile("  before ==> after"),
            Pattern.compile("  classDef [a-z]+\\d* [a-z0-9#:,\\- ]+"));

    private static final String DOT_STRING = "\"([^\"\\\\\\p{Cntrl}]|\\\\[\"\\\\n])*\"";
    private static final String DOT_ATTRIBUTE = "[a-z]+=(" + DOT_STRING + "|\\w+)";
    private static final List<Pattern> DOT = List.of(
            Pattern.compile("digraph " + DOT_STRING + " \\{"),
            Pattern.compile(" *subgraph cluster_(before|after)(_\\d+)? \\{"),
            Pattern.compile(" *label=" + DOT_STRING),
            Pattern.compile(" *(graph|node|edge|[ab]\\d+( -> [ab]\\d+)?)( \\[" + DOT_ATTRIBUTE + "(, " + DOT_ATTRIBUTE
                    + ")*])?"),
            Pattern.compile(" *}"));

    @Test
    void mermaid_has_nothing_but_its_own_statements() {
        everyLineMatches(Mermaid.render(HandMadeGraph.named(HandMadeGraph.HOSTILE), Sides.BOTH), MERMAID);
    }

    @Test
    void dot_has_nothing_but_its_own_statements() {
        everyLineMatches(Dot.render(HandMadeGraph.named(HandMadeGraph.HOSTILE), Sides.BOTH), DOT);
    }

    @Test
    void names_of_other_scripts_stay_what_they_are() {
        ObjectGraph graph = HandMadeGraph.named(List.of("größe 測試 😀"));

        assertThat(Dot.render(graph, Sides.BOTH)).contains("größe 測試 😀");
        assertThat(Mermaid.render(graph, Sides.BOTH)).contains("gr#246;#223;e #28204;#35430; #128512;");
    }

    private static void everyLineMatches(String text, List<Pattern> patterns) {
        assertThat(text).endsWith("\n");
        assertThat(text.split("\n"))
                .allSatisfy(line -> assertThat(patterns)
                        .as(line)
                        .anyMatch(p -> p.matcher(line).matches()));
    }
}
