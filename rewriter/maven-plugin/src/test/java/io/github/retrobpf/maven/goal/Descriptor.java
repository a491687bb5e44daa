package io.github.retrobpf.maven.goal;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The descriptor of the plugin, as Maven reads it. */
final class Descriptor {
    /**
     * A parameter that users see.
     *
     * @param property that sets it; empty where none does
     * @param defaultValue empty where there is none
     */
    record Parameter(String goal, String name, String property, String defaultValue, String description) {}

    private final Document document;

    Descriptor() throws Exception {
        try (InputStream in = Descriptor.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }

    /** Those of a goal that can be set. */
    List<Parameter> parameters(String goal) {
        Element mojo = mojos().stream()
                .filter(m -> text(m, "goal").equals(goal))
                .findFirst()
                .orElseThrow();
        List<Parameter> parameters = new ArrayList<>();
        for (Element e : children(child(mojo, "parameters"))) {
            if (text(e, "editable").equals("true")) {
                Element configuration = child(mojo, "configuration");
                String name = text(e, "name");
                Element value = children(configuration).stream()
                        .filter(c -> c.getTagName().equals(name))
                        .findFirst()
                        .orElse(null);
                parameters.add(new Parameter(
                        goal,
                        name,
                        value == null ? "" : value.getTextContent().replaceAll("^\\$\\{|\\}$", ""),
                        value == null ? "" : value.getAttribute("default-value"),
                        text(e, "description")));
            }
        }
        return parameters;
    }

    /** A fact about the whole plugin. */
    String text(String tag) {
        return text(document.getDocumentElement(), tag);
    }

    /** A fact about a goal. */
    String text(String goal, String tag) {
        return mojos().stream()
                .filter(m -> text(m, "goal").equals(goal))
                .map(m -> text(m, tag))
                .findFirst()
                .orElseThrow();
    }

    private List<Element> mojos() {
        return children(child(document.getDocumentElement(), "mojos"));
    }

    private static String text(Element parent, String tag) {
        return children(parent).stream()
                .filter(e -> e.getTagName().equals(tag))
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }

    private static Element child(Element parent, String tag) {
        return children(parent).stream()
                .filter(e -> e.getTagName().equals(tag))
                .findFirst()
                .orElseThrow();
    }

    private static List<Element> children(Element parent) {
        NodeList nodes = parent.getChildNodes();
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element e) {
                elements.add(e);
            }
        }
        return elements;
    }
}
