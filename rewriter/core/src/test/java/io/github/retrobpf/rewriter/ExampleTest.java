package io.github.retrobpf.rewriter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.api.RewriteRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java in the documentation, compiled and called. */
class ExampleTest {
    private static final Path PROJECT =
            Path.of(System.getProperty("retrobpf.testdata", "../../testdata")).resolveSibling(".");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path dir;

    @Test
    void the_readme_rewrites() throws Exception {
        List<String> examples = examples("README.md");
        assertThat(examples).hasSize(1);
        assertRewrites(examples.get(0));
    }

    @Test
    void the_page_of_the_library_rewrites_and_links() throws Exception {
        List<String> examples = examples("docs/library.md");
        assertThat(examples).hasSize(2);
        assertRewrites(examples.get(0));

        byte[] weak = Files.readAllBytes(testdata("link/weak.clang19.el.o"));
        byte[] half = Files.readAllBytes(testdata("link/half.clang19.el.o"));
        byte[] linked = (byte[]) compiled(examples.get(1), "link", 2).invoke(null, weak, half);
        assertThat(Retrobpf.rewrite(new RewriteRequest("linked.o", linked, RewriteOptions.DEFAULT))
                        .isChanged())
                .as("something is left to rewrite")
                .isFalse();
        assertThat(linked).isNotEqualTo(weak).isNotEqualTo(half);
    }

    private void assertRewrites(String example) throws Exception {
        byte[] object = Files.readAllBytes(testdata("two_types.clang19.el.o"));
        byte[] expected = Retrobpf.rewrite(new RewriteRequest("a.o", object, RewriteOptions.DEFAULT))
                .output();
        assertThat(compiled(example, "rewrite", 1).invoke(null, (Object) object))
                .isEqualTo(expected);
    }

    private static Path testdata(String object) {
        return PROJECT.resolve("testdata/objects").resolve(object);
    }

    private static List<String> examples(String page) throws IOException {
        return BLOCK.matcher(Files.readString(PROJECT.resolve(page)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** The method of an example: imports, then a method, as a reader would paste them into a class. */
    private Method compiled(String example, String method, int objects) throws Exception {
        int body = example.lastIndexOf("import ");
        int end = example.indexOf('\n', body) + 1;
        Path home = Files.createTempDirectory(dir, "example");
        Path source = home.resolve("Example.java");
        Files.writeString(
                source,
                example.substring(0, end) + "public class Example {\npublic static "
                        + example.substring(end).strip() + "\n}\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "-Xlint:all,-options",
                "-Werror",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                home.toString());
        boolean isCompiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        options,
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
                .call();
        assertThat(isCompiled).as(messages.toString()).isTrue();
        URLClassLoader loader =
                new URLClassLoader(new URL[] {home.toUri().toURL()}, ExampleTest.class.getClassLoader());
        Class<?>[] parameters = Collections.nCopies(objects, byte[].class).toArray(Class<?>[]::new);
        return loader.loadClass("Example").getMethod(method, parameters);
    }
}
