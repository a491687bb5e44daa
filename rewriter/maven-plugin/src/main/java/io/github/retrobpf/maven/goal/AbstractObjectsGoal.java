package io.github.retrobpf.maven.goal;

import io.github.retrobpf.maven.run.Options;
import io.github.retrobpf.maven.run.Selection;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;
import org.jspecify.annotations.Nullable;

/** Goals that go through many objects. */
abstract class AbstractObjectsGoal extends AbstractGoal {
    /** Where the objects are. */
    @Parameter(property = "retrobpf.directory", defaultValue = "${project.basedir}/src/main/bpf")
    private File directory = new File("src/main/bpf");

    /** Which files of <code>directory</code> are objects, as Maven's patterns. Default: <code>**&#47;*.o</code>. */
    @Parameter(property = "retrobpf.includes")
    private List<String> includes = List.of();

    /** Which of them are none, as Maven's patterns. */
    @Parameter(property = "retrobpf.excludes")
    private List<String> excludes = List.of();

    /** Take up to so many objects at a time. Default: the number of processors. */
    @Parameter(property = "retrobpf.jobs")
    private @Nullable String jobs;

    /** Tell also what was found and done in each object, and which ones needed nothing. */
    @Parameter(property = "retrobpf.verbose", defaultValue = "false")
    private boolean verbose;

    AbstractObjectsGoal(String name, BuildContext context) {
        super(name, context);
    }

    final Path directory() {
        return path(directory);
    }

    /** The objects, without those below a directory that holds results. */
    final List<Path> objects(Path results) {
        boolean isApart = results.startsWith(directory()) && !results.equals(directory());
        return new Selection(directory(), excludes)
                .matching(includes).stream()
                        .filter(file -> !isApart || !file.startsWith(results))
                        .toList();
    }

    final Options options() {
        return common(decisions()).value("--jobs", "jobs", jobs).flag("--verbose", "verbose", verbose);
    }

    @Override
    final boolean isVerbose() {
        return verbose;
    }

    @Override
    final void tellNothing() {
        if (directory.isDirectory()) {
            getLog().warn("No objects in " + directory() + ": nothing fits the includes");
        } else {
            getLog().info("No objects: there is no directory " + directory());
        }
    }
}
