package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.ObjectInput;
import io.github.retrobpf.cli.file.ObjectInputs;
import io.github.retrobpf.cli.file.RealPaths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns inputs and a destination into jobs that do not get in each other's way. */
final class JobPlanner {
    private final RewriteArguments arguments;

    JobPlanner(RewriteArguments arguments) {
        this.arguments = arguments;
    }

    /** Reads directories, but no object. */
    List<Job> plan() throws UsageException, FileProblem {
        Destination destination = arguments.destination();
        if (destination instanceof Destination.ToDirectory d) {
            Optional<Path> below =
                    d.below().isPresent() ? Optional.of(Arguments.path(d.below().get())) : Optional.empty();
            return distinct(intoDirectory(Arguments.path(d.directory()), below));
        }
        if (destination instanceof Destination.InPlace || destination instanceof Destination.Nowhere) {
            return ObjectInputs.oncePerFile(ObjectInputs.find(arguments.inputs(), Optional.empty())).stream()
                    .map(input -> new Job(input, input.file(), input.directory()))
                    .toList();
        }
        Optional<Path> target =
                destination instanceof Destination.ToFile f ? Optional.of(Arguments.path(f.file())) : Optional.empty();
        ObjectInput input = ObjectInputs.single(arguments.inputs().get(0));
        if (input.file().filter(Files::isDirectory).isPresent()) {
            throw new UsageException("'" + input.name() + "' is a directory, whose objects need -d DIR or --in-place");
        }
        return List.of(new Job(input, target, Optional.empty()));
    }

    /** Under the names that inputs have there. */
    private List<Job> intoDirectory(Path directory, Optional<Path> base) throws UsageException, FileProblem {
        return ObjectInputs.find(arguments.inputs(), Optional.of(directory)).stream()
                .map(input -> new Job(input, place(input, base).map(directory::resolve), Optional.of(directory)))
                .toList();
    }

    private static Optional<Path> place(ObjectInput input, Optional<Path> base) {
        if (base.isPresent() && input.file().isPresent()) {
            // Not where links lead: what somebody linked into a directory belongs there.
            Path directory = base.get().toAbsolutePath().normalize();
            Path file = input.file().get().toAbsolutePath().normalize();
            if (file.startsWith(directory) && !file.equals(directory)) {
                return Optional.of(directory.relativize(file));
            }
        }
        return input.below();
    }

    /** No target is written twice, or read by another job. */
    private static List<Job> distinct(List<Job> jobs) throws UsageException {
        RealPaths paths = new RealPaths();
        Map<Path, Job> targets = new HashMap<>();
        for (Job job : jobs) {
            Job other = targets.putIfAbsent(paths.of(job.target().orElseThrow()), job);
            if (other != null) {
                throw new UsageException("'" + other.name() + "' and '" + job.name() + "' would both be written to '"
                        + job.targetName() + "'");
            }
        }
        for (Job job : jobs) {
            Job writer = targets.get(paths.of(job.input().file().orElseThrow()));
            if (writer != null && !writer.equals(job)) {
                throw new UsageException(
                        "'" + job.name() + "' is an input, but '" + writer.name() + "' would be written to it");
            }
        }
        return jobs;
    }
}
