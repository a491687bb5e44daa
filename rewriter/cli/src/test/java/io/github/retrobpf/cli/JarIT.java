package io.github.retrobpf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar as users start it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class JarIT {
    private static final Path JAR = Path.of(System.getProperty("retrobpf.jar", "target/retrobpf.jar"));

    @TempDir
    private Path dir;

    @Test
    void rewrites_through_pipes() throws Exception {
        Path in = Objects.write(dir.resolve("a.o"), Objects.TAGGED);
        Path out = dir.resolve("b.o");

        int status = start(in, out, "rewrite", "-", "-o", "-");

        assertThat(status).isZero();
        assertThat(out).hasBinaryContent(Objects.rewritten(Objects.TAGGED));
        assertThat(dir.resolve("err")).content().startsWith("<stdin>: rewritten to standard output");
    }

    @Test
    void walks_and_shows_a_bar() throws Exception {
        Objects.write(dir.resolve("in/a.o"), Objects.TAGGED);
        Objects.write(dir.resolve("in/sub/b.o"), Objects.PLAIN);
        Path none = Files.createFile(dir.resolve("none"));
        String out = dir.resolve("out").toString();

        int status = start(none, none, "rewrite", dir.resolve("in").toString(), "-d", out, "--progress=always");

        assertThat(dir.resolve("err"))
                .content()
                .contains("\rretrobpf", "2 objects: 1 rewritten, 1 unchanged, 0 failed");
        assertThat(status).isZero();
    }

    @Test
    void ends_with_its_status() throws Exception {
        Path in = Objects.write(dir.resolve("a.o"), Objects.BROKEN);

        assertThat(start(in, dir.resolve("out"), "rewrite", "-", "-o", "-")).isEqualTo(1);
        assertThat(start(in, dir.resolve("out"), "rewrite", "-")).isEqualTo(2);
        assertThat(start(in, dir.resolve("out"), "--version")).isZero();
    }

    @Test
    void loads_what_writes_json_only_where_json_is_wanted() throws Exception {
        Path in = Objects.write(dir.resolve("a.o"), Objects.TAGGED);
        Path out = dir.resolve("out");
        String object = in.toString();

        assertThat(classesOf(out, "rewrite", object, "-o", dir.resolve("b.o").toString()))
                .anyMatch(c -> c.contains("retrobpf.rewriter"))
                .noneMatch(c -> c.contains("jackson"));
        assertThat(classesOf(out, "check", object)).noneMatch(c -> c.contains("jackson"));
        assertThat(classesOf(out, "inspect", object)).noneMatch(c -> c.contains("jackson"));
        assertThat(classesOf(out, "btf", "dump", object)).noneMatch(c -> c.contains("jackson"));
        assertThat(classesOf(out, "btf", "dump", "-f", "json", object)).anyMatch(c -> c.contains("jackson"));
        assertThat(classesOf(out, "inspect", "--json", object)).anyMatch(c -> c.contains("jackson"));
    }

    @Test
    void loads_what_draws_graphs_only_where_one_is_wanted() throws Exception {
        Path in = Objects.write(dir.resolve("a.o"), Objects.TAGGED);
        Path out = dir.resolve("out");
        String object = in.toString();
        String target = dir.resolve("graph").toString();

        assertThat(classesOf(out, "rewrite", object, "-o", dir.resolve("b.o").toString()))
                .noneMatch(c -> c.contains("report.graph") || c.contains("cli.graph.GraphRun"));
        assertThat(classesOf(out, "graph", object, "-o", target))
                .anyMatch(c -> c.contains("report.graph.text.Mermaid"))
                .noneMatch(c -> c.contains("jackson") || c.contains("report.graph.page"));
        assertThat(classesOf(out, "graph", object, "-f", "dot", "-o", target)).noneMatch(c -> c.contains("jackson"));
    }

    @Test
    void loads_what_writes_help_only_where_help_is_wanted() throws Exception {
        Path in = Objects.write(dir.resolve("a.o"), Objects.TAGGED);
        Path out = dir.resolve("out");

        assertThat(classesOf(out, "check", in.toString()))
                .anyMatch(c -> c.contains("cli.rewrite.CheckCommand"))
                .noneMatch(c -> c.contains("cli.help") || c.contains("cli.MainSyntax"))
                .noneMatch(c -> c.contains("cli.rewrite.RewriteCommand") || c.contains("cli.link"));
        assertThat(classesOf(out, "check", "--help")).anyMatch(c -> c.contains("cli.help.HelpText"));
    }

    @Test
    void draws_a_page_with_all_that_it_needs() throws Exception {
        Path in = Objects.write(dir.resolve("a.o"), Objects.TAGGED);
        Path page = dir.resolve("a.html");

        assertThat(start(in, dir.resolve("out"), "graph", "-", "-o", page.toString()))
                .isZero();
        assertThat(page).content().contains("<!DOCTYPE html>", "dagre.layout", "report__ctx_bpf_user_pt_regs_t");
    }

    /** The lines of {@code -verbose:class}, which Java writes to standard output. */
    private List<String> classesOf(Path out, String... args) throws IOException, InterruptedException {
        Path none = dir.resolve("none");
        Files.write(none, new byte[0]);
        assertThat(start(List.of("-verbose:class"), none, out, args)).isZero();
        return Files.readAllLines(out);
    }

    @Test
    void holds_every_entry_once_and_its_licences() throws IOException {
        Set<String> names = new HashSet<>();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (Enumeration<JarEntry> e = jar.entries(); e.hasMoreElements(); ) {
                assertThat(names.add(e.nextElement().getName())).isTrue();
            }
        }
        assertThat(names).contains("META-INF/LICENSE", "META-INF/NOTICE");
        assertThat(names).noneMatch(n -> n.contains("module-info") || n.matches("META-INF/.*\\.(SF|RSA|DSA)"));
    }

    private int start(Path in, Path out, String... args) throws IOException, InterruptedException {
        return start(List.of(), in, out, args);
    }

    private int start(List<String> options, Path in, Path out, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(dir.resolve("err").toFile())
                .start()
                .waitFor();
    }
}
