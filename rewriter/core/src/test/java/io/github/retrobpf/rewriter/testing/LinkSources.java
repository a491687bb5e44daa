package io.github.retrobpf.rewriter.testing;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Sources that use all that linking knows, compiled by whatever clang there is. */
public final class LinkSources {
    private static final List<String> NAMES = List.of("first", "second", "third");

    private LinkSources() {}

    /**
     * Compiles them; skips the test where that cannot be done.
     *
     * @param target {@code bpfel} or {@code bpfeb}
     * @param folder for the objects
     */
    public static List<Linking.Input> compile(String target, Path folder)
            throws IOException, InterruptedException, URISyntaxException {
        Tool.assumeInstalled("clang");
        URL sources = Objects.requireNonNull(LinkSources.class.getResource("/link"));
        List<Linking.Input> objects = new ArrayList<>();
        for (String name : NAMES) {
            Path source = Path.of(sources.toURI()).resolve(name + ".c");
            Path object = folder.resolve(name + "." + target + ".o");
            String said = Tool.run(List.of(
                    "clang",
                    "-target",
                    target,
                    "-mcpu=v3",
                    "-O2",
                    "-g",
                    "-c",
                    source.toString(),
                    "-o",
                    object.toString()));
            if (!said.startsWith("0\n")) {
                throw new AssertionError(said);
            }
            objects.add(new Linking.Input(name + ".o", Files.readAllBytes(object)));
        }
        return objects;
    }
}
