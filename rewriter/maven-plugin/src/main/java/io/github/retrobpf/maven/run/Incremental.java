package io.github.retrobpf.maven.run;

import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.text.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Does tasks again where something changed: an input, an output, what is asked for, or retrobpf. Times of files tell
 * nothing; only their bytes do.
 */
public final class Incremental {
    /**
     * What came of it.
     *
     * @param isDone whether there was anything to do
     * @param status of the gravest task
     * @param changed files that were made, changed or removed
     */
    public record Result(boolean isDone, ExitStatus status, List<Path> changed) {}

    private final Path file;
    private final Path home;

    /**
     * The state of one execution of a goal.
     *
     * @param file that keeps it
     * @param home directory below which those that become empty go
     */
    public Incremental(Path file, Path home) {
        this.file = file;
        this.home = home;
    }

    /** Runs all tasks, or none. What there is to know about the objects is told in either case. */
    public Result run(List<Task> tasks, Consumer<Line> listener) throws IOException, FileProblem {
        State last = State.read(file);
        if (tasks.isEmpty() && last.outputs().isEmpty()) {
            return new Result(false, ExitStatus.DONE, List.of());
        }
        String request = request(tasks);
        Map<String, String> inputs = digests(tasks.stream().flatMap(t -> t.inputs().stream()));
        Set<Path> outputs = new LinkedHashSet<>(
                tasks.stream().flatMap(t -> t.outputs().stream()).toList());
        Map<String, String> before = digests(outputs.stream());
        if (last.isFor(request)
                && last.inputs().equals(inputs)
                && last.outputs().equals(before)
                && !before.containsValue(Digests.NONE)) {
            last.told().forEach(told -> listener.accept(told.line()));
            return new Result(false, ExitStatus.DONE, List.of());
        }
        List<Told> told = new ArrayList<>();
        ExitStatus status = ExitStatus.DONE;
        for (Task task : tasks) {
            status = status.and(new TaskRun(task, listener, told).run());
        }
        Map<String, String> after = digests(outputs.stream());
        List<Path> changed = new ArrayList<>(outputs);
        changed.removeIf(path -> Objects.equals(before.get(path.toString()), after.get(path.toString())));
        if (status == ExitStatus.DONE) {
            changed.addAll(removeLeftOver(last, outputs));
            // Of a file that was replaced in its place, the result counts.
            inputs.replaceAll((path, digest) -> after.getOrDefault(path, digest));
            new State(request, inputs, after, told).write(file);
        } else {
            Map<String, String> left = new TreeMap<>(last.outputs());
            left.putAll(after);
            left.values().removeIf(Digests.NONE::equals);
            new State("", Map.of(), left, List.of()).write(file);
        }
        return new Result(true, status, changed);
    }

    private static String request(List<Task> tasks) throws IOException {
        List<String> words = new ArrayList<>(List.of(Tool.identity()));
        tasks.forEach(task -> words.add(Digests.of(task.words())));
        return Digests.of(words);
    }

    private static Map<String, String> digests(Stream<Path> files) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (Path file : files.toList()) {
            digests.put(file.toString(), Digests.of(file));
        }
        return digests;
    }

    /** What a run before wrote, and nobody would write now. A file that somebody else has written since stays. */
    private List<Path> removeLeftOver(State last, Set<Path> outputs) throws IOException {
        List<Path> removed = new ArrayList<>();
        for (Map.Entry<String, String> e : last.outputs().entrySet()) {
            Path path = Path.of(e.getKey());
            if (!outputs.contains(path)
                    && !last.inputs().containsKey(e.getKey())
                    && Files.exists(path)
                    && Digests.of(path).equals(e.getValue())) {
                Files.delete(path);
                removed.add(path);
                removeEmpty(path.getParent());
            }
        }
        return removed;
    }

    private void removeEmpty(@Nullable Path directory) throws IOException {
        Path place = directory;
        while (place != null && place.startsWith(home) && !place.equals(home) && isEmpty(place)) {
            Files.delete(place);
            place = place.getParent();
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }
}
