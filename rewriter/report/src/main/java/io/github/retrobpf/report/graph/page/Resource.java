package io.github.retrobpf.report.graph.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Texts that come with the program. */
final class Resource {
    private Resource() {}

    static String beside(String name) {
        return read(name);
    }

    /** The layout library; the build tells where its version lies. */
    static String dagre() {
        Properties properties = new Properties();
        try (InputStream in = open("page.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // One of its strings holds a control character as it is, which HTML does not allow.
        return read(properties.getProperty("dagre")).replace("\u0001", "\\u0001");
    }

    private static String read(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = Resource.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("no resource " + name);
        }
        return in;
    }
}
