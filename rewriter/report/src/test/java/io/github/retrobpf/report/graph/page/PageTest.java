package io.github.retrobpf.report.graph.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.report.graph.Graphs;
import io.github.retrobpf.report.graph.HandMadeGraph;
import io.github.retrobpf.report.graph.ObjectGraph;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void says_what_came_of_the_object() throws MalformedInputException {
        String page = Page.render(Graphs.of("two_types"));

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<title>two_types.o \u2013 retrobpf graph</title>")
                .contains("<h1>two_types.o</h1>")
                .contains("<p>1 function was retyped, 1 clone was added.</p>")
                .contains("<li><b>2</b> programs</li><li><b>1 \u2192 2</b> functions</li>"
                        + "<li><b>7,376 \u2192 7,360</b> bytes</li>");
    }

    @Test
    void an_object_that_needs_nothing_has_one_side() throws Exception {
        String page = Page.render(Graphs.of("no_tag"));

        assertThat(page).contains("It needs nothing: it comes out byte for byte as it went in.");
        assertThat(data(page).has("isChanged")).isFalse();
        assertThat(data(page).has("after")).isFalse();
        assertThat(data(page).get("before")).isNotEmpty();
    }

    @Test
    void says_that_something_is_left() throws MalformedInputException {
        assertThat(Page.render(Graphs.of("mismatched")))
                .contains("Nothing in it could be changed for old kernels; the warnings tell why.");
    }

    @Test
    void data_join_both_sides() throws Exception {
        JsonNode data = data(Page.render(Graphs.of("two_types")));

        JsonNode clone = data.get("after").get(1);
        assertThat(clone.get("name").asText()).isEqualTo("report__ctx_bpf_user_pt_regs_t");
        assertThat(clone.get("isClone").asBoolean()).isTrue();
        assertThat(clone.has("origin")).isFalse();
        assertThat(clone.get("prototype").asText())
                .isEqualTo("int report__ctx_bpf_user_pt_regs_t(bpf_user_pt_regs_t *ctx, __u64 value)");
        assertThat(data.get("after").get(3).get("calls").toString()).isEqualTo("[[1,\"call\",1]]");
        assertThat(data.get("contexts")).hasSize(2);
    }

    @Test
    void loads_nothing_and_runs_only_what_the_policy_knows() throws Exception {
        String page = Page.render(HandMadeGraph.named(HandMadeGraph.HOSTILE));

        String policy = group(page, "http-equiv=\"Content-Security-Policy\" content=\"([^\"]+)\"");
        assertThat(policy).startsWith("default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-");
        assertThat(policy).doesNotContain("unsafe", "http", "*", "data:");
        for (String script : all(page, "<script>(.*?)</script>")) {
            assertThat(policy).contains("'sha256-" + sha256(script) + "'");
        }
        assertThat(policy).contains("'sha256-" + sha256(group(page, "<style>(.*?)</style>")) + "'");
        assertThat(all(page.replaceAll("(?s)<script>.*?</script>", ""), "<([a-z][^>]*)>"))
                .isNotEmpty()
                .noneMatch(tag -> tag.matches("(?s).*\\s(src|href|on\\w+|style)\\s*=.*"));
        assertThat(page).doesNotContain("<link", "@import", "url(");
    }

    @Test
    void names_stay_text_whatever_they_are() throws Exception {
        String page = Page.render(HandMadeGraph.named(HandMadeGraph.HOSTILE));

        assertThat(all(page, "<(/?script)"))
                .containsExactly("script", "/script", "script", "/script", "script", "/script");
        assertThat(page).doesNotContain("<img", "<!--<").doesNotContainPattern("[\\p{Cntrl}&&[^\n\t]]");
        assertThat(data(page).get("before").get(0).get("name").asText())
                .isEqualTo("</script><img src=x onerror=alert(1)>");
        assertThat(page).contains("<td>&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</td>");
        assertThat(page).contains("`x` ${y} {{data}} $1");
    }

    @Test
    void works_without_script() throws MalformedInputException {
        assertThat(group(Page.render(Graphs.of("two_types")), "<noscript>(.*?)</noscript>"))
                .contains("<th>Function</th>")
                .contains(
                        "<td>report__ctx_bpf_user_pt_regs_t</td>",
                        "<td>int report(void *ctx __arg_ctx, __u64 value)</td>");
    }

    @Test
    void carries_the_notice_of_its_layout_library() throws MalformedInputException {
        assertThat(Page.render(Graphs.of("two_types")))
                .contains("Copyright (c) 2012-2014 Chris Pettitt", "Permission is hereby granted, free of charge");
    }

    @Test
    void the_same_object_gives_the_same_bytes() throws MalformedInputException {
        assertThat(Page.render(Graphs.of("many_types"))).isEqualTo(Page.render(Graphs.of("many_types")));
    }

    @Test
    void takes_time_and_room_in_proportion() {
        ObjectGraph graph = HandMadeGraph.large(20_000);

        String page = org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(20), () -> Page.render(graph));

        assertThat(page).hasSizeLessThan(30_000_000);
    }

    private static JsonNode data(String page) throws JsonProcessingException {
        return new ObjectMapper().readTree(group(page, "<script type=\"application/json\" id=\"data\">(.*?)</script>"));
    }

    private static String group(String text, String pattern) {
        List<String> found = all(text, pattern);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<String> all(String text, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(digest);
    }
}
