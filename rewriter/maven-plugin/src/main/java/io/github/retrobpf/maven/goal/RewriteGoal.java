package io.github.retrobpf.maven.goal;

import io.github.retrobpf.maven.run.Options;
import io.github.retrobpf.maven.run.Task;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites objects so that old kernels take their context arguments, and puts them into the class path or anywhere else.
 * An object that needs nothing is copied as it is.
 */
@Mojo(name = "rewrite", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class RewriteGoal extends AbstractObjectsGoal {
    /** Where results go, each with its path from <code>directory</code>. */
    @Parameter(property = "retrobpf.outputDirectory", defaultValue = "${project.build.outputDirectory}")
    private File outputDirectory = new File("target/classes");

    /** Where the one result goes, if there is one object: a file, instead of <code>outputDirectory</code>. */
    @Parameter(property = "retrobpf.outputFile")
    private @Nullable File outputFile;

    /** Replace each object by its result, instead of writing to <code>outputDirectory</code>. */
    @Parameter(property = "retrobpf.inPlace", defaultValue = "false")
    private boolean inPlace;

    /** Take what cannot be mended for an error: no file is written for such an object. */
    @Parameter(property = "retrobpf.strict", defaultValue = "false")
    private boolean strict;

    /** A file for what was decided about each object and why, as JSON. */
    @Parameter(property = "retrobpf.report")
    private @Nullable File report;

    /** For Maven. */
    @Inject
    public RewriteGoal(BuildContext context) {
        super("rewrite", context);
    }

    @Override
    List<Task> tasks() throws MojoFailureException {
        if (inPlace && outputFile != null) {
            throw new MojoFailureException("<inPlace> and <outputFile> exclude each other");
        }
        Path results = path(outputDirectory);
        List<Path> objects = objects(inPlace || outputFile != null ? directory() : results);
        if (objects.isEmpty()) {
            return List.of();
        }
        if (outputFile != null && objects.size() > 1) {
            throw new MojoFailureException("<outputFile> is for one object, and " + directory() + " has "
                    + objects.size() + ": use <outputDirectory>, or <includes>");
        }
        List<Path> outputs = new ArrayList<>();
        Options options = options().flag("--strict", "strict", strict).value("--report", "report", report(outputs));
        return List.of(new Task("rewrite", destination(options, objects, outputs), objects, outputs));
    }

    private @Nullable Path report(List<Path> outputs) {
        if (report == null) {
            return null;
        }
        Path file = path(report);
        outputs.add(file);
        return file;
    }

    private Options destination(Options options, List<Path> objects, List<Path> outputs) {
        boolean isDirectory = !inPlace && outputFile == null;
        options.flag("--in-place", "inPlace", inPlace)
                .value("--output", "outputFile", outputFile == null ? null : path(outputFile))
                .value("--directory", "outputDirectory", isDirectory ? path(outputDirectory) : null)
                .value("--below", "directory", isDirectory ? directory() : null)
                .always("--if-changed");
        if (inPlace) {
            outputs.addAll(objects);
        } else if (outputFile != null) {
            outputs.add(path(outputFile));
        } else {
            Path results = path(outputDirectory);
            objects.forEach(object -> outputs.add(results.resolve(directory().relativize(object))));
        }
        return options;
    }
}
