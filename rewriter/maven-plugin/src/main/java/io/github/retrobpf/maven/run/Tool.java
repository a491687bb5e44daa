package io.github.retrobpf.maven.run;

import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.cli.Cli;
import io.github.retrobpf.cli.command.Version;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.report.json.ReportDocument;
import io.github.retrobpf.rewriter.api.Retrobpf;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;

/** Which retrobpf does the work: another one may come to other results. */
final class Tool {
    private static final List<Class<?>> ONE_OF_EACH_JAR = List.of(
            MalformedInputException.class, Btf.class, Retrobpf.class, ReportDocument.class, Cli.class, Tool.class);

    private Tool() {}

    /** The version, and for one that is not released its very bytes. */
    static String identity() throws IOException {
        String version = Version.number();
        if (!version.endsWith("-SNAPSHOT")) {
            return version;
        }
        List<String> words = new ArrayList<>(List.of(version));
        for (Class<?> c : ONE_OF_EACH_JAR) {
            CodeSource source = c.getProtectionDomain().getCodeSource();
            if (source != null) {
                words.add(Digests.of(path(source)));
            }
        }
        return Digests.of(words);
    }

    private static Path path(CodeSource source) throws IOException {
        try {
            URI place = source.getLocation().toURI();
            return Path.of(place);
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
