package io.github.retrobpf.maven.goal;

import io.github.retrobpf.maven.run.Options;
import io.github.retrobpf.maven.run.Task;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;
import org.jspecify.annotations.Nullable;

/**
 * Tells what <code>rewrite</code> does and why: <code>report.json</code> for all objects, and a graph of each in
 * <code>graph/</code>. What cannot be mended is a warning here. Writes no object.
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportGoal extends AbstractObjectsGoal {
    private static final Map<String, String> SUFFIXES = Map.of("html", ".html", "mermaid", ".mmd", "dot", ".dot");

    /** Where the report and the graphs go. */
    @Parameter(property = "retrobpf.reportDirectory", defaultValue = "${project.build.directory}/retrobpf")
    private File reportDirectory = new File("target/retrobpf");

    /** What graphs are written as: <code>html</code> (a page that needs nothing beside it), <code>mermaid</code> or
     * <code>dot</code> (for Graphviz). */
    @Parameter(property = "retrobpf.format", defaultValue = "html")
    private String format = "html";

    /** What <code>mermaid</code> and <code>dot</code> show: <code>before</code>, <code>after</code> or <code>both</code>. */
    @Parameter(property = "retrobpf.side")
    private @Nullable String side;

    /** For Maven. */
    @Inject
    public ReportGoal(BuildContext context) {
        super("report", context);
    }

    @Override
    List<Task> tasks() throws MojoFailureException {
        String suffix = SUFFIXES.get(format);
        if (suffix == null) {
            throw new MojoFailureException("<format> takes html, mermaid or dot, not '" + format + "'");
        }
        Path results = path(reportDirectory);
        List<Path> objects = objects(results);
        if (objects.isEmpty()) {
            return List.of();
        }
        List<Task> tasks = new ArrayList<>();
        Path report = results.resolve("report.json");
        tasks.add(new Task(
                "check", options().value("--report", "reportDirectory", report), objects, List.of(report), true));
        for (Path object : objects) {
            Path name = directory().relativize(object);
            Path graph = results.resolve("graph").resolve(name.resolveSibling(name.getFileName() + suffix));
            tasks.add(new Task("graph", graphOptions(graph), List.of(object), List.of(graph), true));
        }
        return tasks;
    }

    /** Without warnings, which the report has told already. */
    private Options graphOptions(Path graph) {
        return common(decisions())
                .value("--output", "reportDirectory", graph)
                .value("--format", "format", format)
                .value("--side", "side", side)
                .always("--if-changed")
                .always("--quiet");
    }
}
