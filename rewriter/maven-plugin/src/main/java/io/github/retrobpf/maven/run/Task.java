package io.github.retrobpf.maven.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the command line.
 *
 * @param command its first word
 * @param options that follow
 * @param inputs objects, absolute; the last words
 * @param outputs every file that it writes, absolute
 * @param onlyTells whether what is wrong in an object is worth telling and no more
 */
public record Task(String command, Options options, List<Path> inputs, List<Path> outputs, boolean onlyTells) {
    public Task {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** A run that fails where an object is at fault. */
    public Task(String command, Options options, List<Path> inputs, List<Path> outputs) {
        this(command, options, inputs, outputs, false);
    }

    /** The whole command line. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(command);
        words.addAll(options.words());
        inputs.forEach(input -> words.add(input.toString()));
        return words;
    }
}
