package io.github.retrobpf.report.graph.page;

import io.github.retrobpf.elf.io.SafeText;
import io.github.retrobpf.report.graph.ObjectGraph;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A graph as one HTML file that needs nothing beside it, and loads nothing. */
public final class Page {
    /** In the order in which they build on each other. */
    private static final List<String> SCRIPTS = List.of(
            "dom.js",
            "model.js",
            "prototype.js",
            "scope.js",
            "ranks.js",
            "rough.js",
            "layout.js",
            "drawing.js",
            "ruler.js",
            "lights.js",
            "viewport.js",
            "lists.js",
            "overview.js",
            "details.js",
            "search.js",
            "keyboard.js",
            "address.js",
            "graph.js");

    private static final List<String> STYLES =
            List.of("page.css", "tools.css", "drawing.css", "sidebar.css", "rooms.css");

    private Page() {}

    /** The whole file, to be stored as UTF-8. */
    public static String render(ObjectGraph graph) {
        String style = joined(STYLES);
        String layout = Resource.dagre();
        // A block, so that our names do not meet those that browsers have or will have.
        String script = "'use strict';\n{\n" + joined(SCRIPTS) + "}\n";
        String name = Markup.escape(SafeText.escape(graph.name()));
        Headline headline = new Headline(graph);
        return Template.fill(
                Resource.beside("graph.html"),
                Map.of(
                        "policy",
                        ContentSecurityPolicy.of(style, layout, script),
                        "title",
                        name + " \u2013 retrobpf graph",
                        "name",
                        name,
                        "verdict",
                        Markup.escape(headline.verdict()),
                        "figures",
                        headline.figures(),
                        "table",
                        FallbackTable.of(graph),
                        "style",
                        style,
                        "data",
                        PageJson.of(graph),
                        "layout",
                        layout,
                        "script",
                        script));
    }

    private static String joined(List<String> resources) {
        return resources.stream().map(Resource::beside).collect(Collectors.joining("\n"));
    }
}
