package io.github.retrobpf.maven.goal;

import io.github.retrobpf.maven.run.Options;
import io.github.retrobpf.maven.run.Selection;
import io.github.retrobpf.maven.run.Task;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;
import org.jspecify.annotations.Nullable;

/** Makes one object of several, and of archives; or several such objects, by <code>links</code>. */
@Mojo(name = "link", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class LinkGoal extends AbstractGoal {
    /** Where the inputs are. */
    @Parameter(property = "retrobpf.directory", defaultValue = "${project.basedir}/src/main/bpf")
    private File directory = new File("src/main/bpf");

    /**
     * What is linked, in this order: objects, archives (<code>*.a</code>), directories, which stand for the objects below
     * them, and patterns, which stand for their files in the order of their names; all from <code>directory</code>.
     * Default: <code>**&#47;*.o</code>.
     */
    @Parameter(property = "retrobpf.inputs")
    private List<String> inputs = List.of();

    /** Which files patterns and directories do not stand for, as Maven's patterns. */
    @Parameter(property = "retrobpf.excludes")
    private List<String> excludes = List.of();

    /** The linked object. */
    @Parameter(
            property = "retrobpf.output",
            defaultValue = "${project.build.outputDirectory}/${project.artifactId}.bpf.o")
    private @Nullable File output;

    /** A file for what stands where, where it came from and why: JSON if its name ends in <code>.json</code>, or text. */
    @Parameter(property = "retrobpf.map")
    private @Nullable File map;

    /**
     * Several results, each a <code>link</code> with its <code>output</code>, <code>inputs</code>, <code>excludes</code>,
     * <code>directory</code> and <code>map</code>, in the place of those of the goal itself. The other parameters are for
     * all of them.
     */
    @Parameter
    private List<Link> links = List.of();

    /** Rewrite the linked object, as <code>rewrite</code> does. The parameters that say how are for this only. */
    @Parameter(property = "retrobpf.rewrite", defaultValue = "false")
    private boolean rewrite;

    /** Take every member of the archives, not only those that other objects need. */
    @Parameter(property = "retrobpf.wholeArchive", defaultValue = "false")
    private boolean wholeArchive;

    /** Leave out functions, variables and types that no entry program, map or struct_ops reaches. */
    @Parameter(property = "retrobpf.gc", defaultValue = "false")
    private boolean gc;

    /** Take several definitions of a name for one where they are the same, byte for byte and type for type. */
    @Parameter(property = "retrobpf.allowMultipleIdentical", defaultValue = "false")
    private boolean allowMultipleIdentical;

    /**
     * Take a name that is declared and nowhere defined for an error, the kernel's aside. With <code>rewrite</code>, also
     * what cannot be mended.
     */
    @Parameter(property = "retrobpf.strict", defaultValue = "false")
    private boolean strict;

    /** Tell the names that are declared and nowhere defined. */
    @Parameter(property = "retrobpf.undefined", defaultValue = "false")
    private boolean undefined;

    /** Carry debug sections (DWARF) along. */
    @Parameter(property = "retrobpf.keepDebug", defaultValue = "false")
    private boolean keepDebug;

    /**
     * In the source paths of BTF, let what starts with OLD start with NEW, each as <code>OLD=NEW</code>. The last one that
     * fits counts.
     */
    @Parameter(property = "retrobpf.pathPrefixMaps")
    private List<String> pathPrefixMaps = List.of();

    /** Tell also what rewriting changed. */
    @Parameter(property = "retrobpf.verbose", defaultValue = "false")
    private boolean verbose;

    /** For Maven. */
    @Inject
    public LinkGoal(BuildContext context) {
        super("link", context);
    }

    @Override
    List<Task> tasks() throws MojoFailureException {
        List<Task> tasks = new ArrayList<>();
        List<Link> all = links.isEmpty() ? List.of(new Link(output, inputs, excludes, directory, map)) : links;
        for (Link link : all) {
            if (link.output() == null) {
                throw new MojoFailureException("a <link> needs an <output>");
            }
            Task task = task(link, path(link.output()));
            if (!task.inputs().isEmpty()) {
                tasks.add(task);
            } else if (!links.isEmpty()) {
                throw new MojoFailureException("nothing to link to " + path(link.output()) + ": no file in "
                        + directory(link) + " fits the inputs");
            }
        }
        return tasks;
    }

    private Task task(Link link, Path result) {
        List<Path> objects = new Selection(directory(link), link.excludes())
                .listed(link.inputs()).stream()
                        // What an earlier run left in the directory.
                        .filter(file -> !file.equals(result))
                        .toList();
        List<Path> outputs = new ArrayList<>(List.of(result));
        if (link.map() != null) {
            outputs.add(path(link.map()));
        }
        return new Task("link", options(link, result), objects, outputs);
    }

    private Path directory(Link link) {
        return path(Objects.requireNonNullElse(link.directory(), directory));
    }

    private Options options(Link link, Path result) {
        Options options = decisions();
        if (!rewrite) {
            // A property may be meant for other goals of the build.
            options = new Options().known(options);
        }
        return common(options)
                .value("--output", "output", result)
                .value("--map", "map", link.map() == null ? null : path(link.map()))
                .flag("--rewrite", "rewrite", rewrite)
                .flag("--whole-archive", "wholeArchive", wholeArchive)
                .flag("--gc", "gc", gc)
                .flag("--allow-multiple-identical", "allowMultipleIdentical", allowMultipleIdentical)
                .flag("--strict", "strict", strict)
                .flag("--undefined", "undefined", undefined)
                .flag("--keep-debug", "keepDebug", keepDebug)
                .values("--path-prefix-map", "pathPrefixMaps", pathPrefixMaps)
                .always("--if-changed");
    }

    @Override
    boolean isVerbose() {
        return verbose;
    }

    @Override
    void tellNothing() {
        if (directory.isDirectory()) {
            getLog().warn("Nothing to link: no file in " + path(directory) + " fits the inputs");
        } else {
            getLog().info("Nothing to link: there is no directory " + path(directory));
        }
    }
}
