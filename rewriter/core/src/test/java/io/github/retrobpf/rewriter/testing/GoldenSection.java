package io.github.retrobpf.rewriter.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a document that a test keeps true. It stands between {@code <!-- NAME -->} and {@code <!-- /NAME -->}; {@code
 * -Dretrobpf.golden=update} writes it anew.
 */
public final class GoldenSection {
    private GoldenSection() {}

    /** The text has to be what stands there in a document of the folder {@code docs}. */
    public static void assertSame(String document, String name, String text) throws IOException {
        Path path = Fixtures.testdata().resolveSibling("docs").resolve(document);
        String whole = Files.readString(path);
        String open = "<!-- " + name + " -->\n\n";
        String close = "\n<!-- /" + name + " -->";
        int start = whole.indexOf(open) + open.length();
        int end = whole.indexOf(close, start - 1);
        assertThat(start).as(open).isGreaterThanOrEqualTo(open.length());
        assertThat(end).as(close).isGreaterThanOrEqualTo(start);
        if (System.getProperty("retrobpf.golden", "").equals("update")) {
            Files.writeString(path, whole.substring(0, start) + text + whole.substring(end));
            return;
        }
        assertThat(whole.substring(start, end)).isEqualTo(text);
    }
}
