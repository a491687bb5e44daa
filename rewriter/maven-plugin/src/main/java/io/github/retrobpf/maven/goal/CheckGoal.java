package io.github.retrobpf.maven.goal;

import io.github.retrobpf.maven.run.Task;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;
import org.jspecify.annotations.Nullable;

/**
 * Checks that every tagged argument is fine, or that <code>rewrite</code> makes it so, and fails the build where something
 * cannot be mended. Writes no object.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckGoal extends AbstractObjectsGoal {
    /** A file for what was decided about each object and why, as JSON. */
    @Parameter(property = "retrobpf.report")
    private @Nullable File report;

    /** For Maven. */
    @Inject
    public CheckGoal(BuildContext context) {
        super("check", context);
    }

    @Override
    List<Task> tasks() {
        List<Path> objects = objects(directory());
        if (objects.isEmpty()) {
            return List.of();
        }
        return List.of(new Task(
                "check",
                options().value("--report", "report", report == null ? null : path(report)),
                objects,
                report == null ? List.of() : List.of(path(report))));
    }
}
