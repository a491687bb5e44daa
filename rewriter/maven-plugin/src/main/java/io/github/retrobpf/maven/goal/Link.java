package io.github.retrobpf.maven.goal;

import java.io.File;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of several results of <code>link</code>, as a POM has it. */
public final class Link {
    /** The file to write. */
    private @Nullable File output;

    /** What is linked, as the goal's own <code>inputs</code>. */
    private List<String> inputs = List.of();

    /** What patterns do not stand for, as the goal's own <code>excludes</code>. */
    private List<String> excludes = List.of();

    /** Where the inputs are. Default: the goal's own <code>directory</code>. */
    private @Nullable File directory;

    /** A file for what stands where, where it came from and why. */
    private @Nullable File map;

    /** For Maven, which fills it in. */
    public Link() {}

    Link(@Nullable File output, List<String> inputs, List<String> excludes, File directory, @Nullable File map) {
        this.output = output;
        this.inputs = inputs;
        this.excludes = excludes;
        this.directory = directory;
        this.map = map;
    }

    @Nullable
    File output() {
        return output;
    }

    List<String> inputs() {
        return inputs;
    }

    List<String> excludes() {
        return excludes;
    }

    @Nullable
    File directory() {
        return directory;
    }

    @Nullable
    File map() {
        return map;
    }
}
