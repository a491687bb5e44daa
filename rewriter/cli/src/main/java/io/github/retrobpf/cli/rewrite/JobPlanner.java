package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.ObjectFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
            return distinct(manyJobs(Optional.of(path(d.directory()))));
        }
        if (destination instanceof Destination.InPlace || destination instanceof Destination.Nowhere) {
            return oncePerFile(manyJobs(Optional.empty()));
        }
        String input = arguments.inputs().get(0);
        Optional<Path> target =
                destination instanceof Destination.ToFile f ? Optional.of(path(f.file())) : Optional.empty();
        if (input.equals(Arguments.STANDARD_STREAM)) {
            return List.of(Job.fromStandardInput(target));
        }
        Path source = path(input);
        if (Files.isDirectory(source)) {
            throw new UsageException("'" + input + "' is a directory, whose objects need -d DIR or --in-place");
        }
        return List.of(new Job(source.toString(), Optional.of(source), target));
    }

    /** Into a directory, under the names that inputs have there; each to itself without one. */
    private List<Job> manyJobs(Optional<Path> directory) throws UsageException, FileProblem {
        List<Job> jobs = new ArrayList<>();
        for (String input : arguments.inputs()) {
            if (input.equals(Arguments.STANDARD_STREAM)) {
                jobs.add(Job.fromStandardInput(Optional.empty()));
                continue;
            }
            Path source = path(input);
            if (Files.isDirectory(source)) {
                for (Path object : objectsBelow(source, directory.orElse(source))) {
                    jobs.add(job(source.resolve(object), object, directory));
                }
            } else {
                Path name = source.getFileName();
                if (name == null) {
                    throw new UsageException("'" + input + "' names no file");
                }
                jobs.add(job(source, name, directory));
            }
        }
        return jobs;
    }

    private static List<Path> objectsBelow(Path directory, Path excluded) throws FileProblem {
        List<Path> objects = ObjectFinder.find(directory, excluded);
        if (objects.isEmpty()) {
            throw FileProblem.reading(directory.toString(), "no *.o file below it");
        }
        return objects;
    }

    /** No target is written twice, or read by another job. */
    private static List<Job> distinct(List<Job> jobs) throws UsageException {
        Map<Path, Job> targets = new HashMap<>();
        for (Job job : jobs) {
            Job other = targets.putIfAbsent(absolute(job.target().orElseThrow()), job);
            if (other != null) {
                throw new UsageException("'" + other.name() + "' and '" + job.name() + "' would both be written to '"
                        + job.targetName() + "'");
            }
        }
        for (Job job : jobs) {
            Job writer = targets.get(absolute(job.source().orElseThrow()));
            if (writer != null && !writer.equals(job)) {
                throw new UsageException(
                        "'" + job.name() + "' is an input, but '" + writer.name() + "' would be written to it");
            }
        }
        return jobs;
    }

    private static List<Job> oncePerFile(List<Job> jobs) {
        Map<Optional<Path>, Job> files = new LinkedHashMap<>();
        jobs.forEach(job -> files.putIfAbsent(job.source().map(JobPlanner::real), job));
        return List.copyOf(files.values());
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            // Reading it will tell the reason.
            return absolute(path);
        }
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static Job job(Path source, Path name, Optional<Path> directory) {
        Path target = directory.map(d -> d.resolve(name)).orElse(source);
        return new Job(source.toString(), Optional.of(source), Optional.of(target));
    }

    private static Path path(String name) throws UsageException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException("'" + name + "' is no file name here: " + e.getReason());
        }
    }
}
