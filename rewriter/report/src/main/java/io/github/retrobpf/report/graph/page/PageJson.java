package io.github.retrobpf.report.graph.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.retrobpf.report.graph.ObjectGraph;

/** The data of the page as JSON that may stand in a script element. */
final class PageJson {
    /** What is empty, zero or false is left out: the script knows. */
    private static final JsonInclude.Value SPARSE =
            JsonInclude.Value.construct(JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.ALWAYS);

    private static final JsonMapper MAPPER =
            JsonMapper.builder().defaultPropertyInclusion(SPARSE).build();

    private PageJson() {}

    static String of(ObjectGraph graph) {
        try {
            return harmless(MAPPER.writeValueAsString(PageData.of(graph)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** None of these stands outside a string, and a string may spell them so. */
    private static String harmless(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
