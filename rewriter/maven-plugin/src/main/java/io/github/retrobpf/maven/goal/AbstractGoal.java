package io.github.retrobpf.maven.goal;

import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.maven.run.Incremental;
import io.github.retrobpf.maven.run.Options;
import io.github.retrobpf.maven.run.Task;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;
import org.jspecify.annotations.Nullable;

/** What all goals have in common. */
abstract class AbstractGoal extends AbstractMojo {
    private final String name;
    private final BuildContext context;

    /** Do nothing. */
    @Parameter(property = "retrobpf.skip", defaultValue = "false")
    private boolean skip;

    /**
     * How tagged functions are treated. <code>auto</code>: canonical context types, a clone for each further context,
     * static where a context has no name. <code>clone</code>: never static; what is left is told. <code>static</code>: all
     * of them static, for kernels without BTF of their own.
     */
    @Parameter(property = "retrobpf.strategy", defaultValue = "auto")
    private @Nullable String strategy;

    /**
     * What the programs of a section are, where its name does not tell, each as <code>SECTION=TYPE</code>, such as
     * <code>prog=xdp</code>. For one that replaces a function of another program, <code>ext:TYPE</code> with that
     * program's type.
     */
    @Parameter(property = "retrobpf.progTypes")
    private List<String> progTypes = List.of();

    /** Functions that never become static: another object replaces them (freplace). */
    @Parameter(property = "retrobpf.keepGlobals")
    private List<String> keepGlobals = List.of();

    /** Keep the tags of treated arguments. For experts: kernels since 6.8 refuse some pairs of tag and type. */
    @Parameter(property = "retrobpf.keepTags", defaultValue = "false")
    private boolean keepTags;

    /** Leave debug sections (DWARF) out. BTF stays. */
    @Parameter(property = "retrobpf.stripDebug", defaultValue = "false")
    private boolean stripDebug;

    /** Compare results with their inputs before they are written. Only to measure what that costs is it ever false. */
    @Parameter(property = "retrobpf.validate", defaultValue = "true")
    private boolean validate = true;

    /** Tell errors only, no warnings. */
    @Parameter(property = "retrobpf.quiet", defaultValue = "false")
    private boolean quiet;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
    private File buildDirectory = new File("target");

    @Parameter(defaultValue = "${mojoExecution.executionId}", readonly = true)
    private String executionId = "default";

    AbstractGoal(String name, BuildContext context) {
        this.name = name;
        this.context = context;
    }

    /** What there is to do. */
    abstract List<Task> tasks() throws MojoFailureException;

    /** Whether details are told. */
    boolean isVerbose() {
        return false;
    }

    /** Says why there is nothing to do. */
    abstract void tellNothing();

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped");
            return;
        }
        List<Task> tasks = tasks();
        if (tasks.isEmpty()) {
            tellNothing();
        }
        LogListener listener = new LogListener(getLog(), isVerbose());
        try {
            end(new Incremental(state(), path(buildDirectory)).run(tasks, listener), listener, tasks.isEmpty());
        } catch (IOException | FileProblem e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private void end(Incremental.Result result, LogListener listener, boolean isEmpty)
            throws MojoExecutionException, MojoFailureException {
        result.changed().forEach(file -> context.refresh(file.toFile()));
        switch (result.status()) {
            case DONE -> {
                if (!result.isDone() && !isEmpty) {
                    getLog().info("Nothing to do: all is up to date");
                }
            }
            case PROBLEM, MISMATCH -> throw new MojoFailureException(listener.summary());
            case USAGE, INTERNAL -> throw new MojoExecutionException(listener.summary());
        }
    }

    /** A file for each execution, as several may have one goal. */
    private Path state() {
        String file = name + "-" + executionId.replaceAll("[^A-Za-z0-9._-]", "_");
        return path(buildDirectory).resolve("retrobpf").resolve("state").resolve(file + ".json");
    }

    /** The options that say how to rewrite. */
    final Options decisions() {
        return new Options()
                .value("--strategy", "strategy", strategy)
                .values("--prog-type", "progTypes", progTypes)
                .values("--keep-global", "keepGlobals", keepGlobals)
                .flag("--keep-tags", "keepTags", keepTags);
    }

    /** Adds the options that every command has. */
    final Options common(Options options) {
        options.flag("--strip-debug", "stripDebug", stripDebug)
                .flag("--no-validate", "validate", !validate)
                .flag("--quiet", "quiet", quiet);
        // Maven's -X: an internal error shows its trace.
        return getLog().isDebugEnabled() ? options.always("--debug") : options;
    }

    static Path path(File file) {
        return file.toPath().toAbsolutePath().normalize();
    }
}
