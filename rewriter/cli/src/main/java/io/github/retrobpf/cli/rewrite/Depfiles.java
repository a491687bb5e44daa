package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.depfile.Depfile;
import io.github.retrobpf.cli.depfile.DepfileOptions;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.Publisher;
import io.github.retrobpf.cli.file.RealPaths;
import io.github.retrobpf.cli.file.SideFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The depfile of each job, if there are any. */
final class Depfiles {
    private final Map<Job, Depfile> byJob = new HashMap<>();

    /** Checks that each has a place of its own. */
    Depfiles(RewriteArguments arguments, List<Job> jobs) throws UsageException, FileProblem {
        if (arguments.depfile().isEmpty()) {
            return;
        }
        DepfileOptions options = arguments.depfile().get();
        Optional<SideFile> report = arguments.report().map(name -> new SideFile(name, "report"));
        for (Job job : jobs) {
            byJob.put(job, depfile(job, arguments.destination(), options));
        }
        checkApart(jobs, report);
        if (arguments.destination() instanceof Destination.ToFile) {
            // A directory may be still to be made.
            of(jobs.get(0)).file().checkPlace(new Publisher());
        }
    }

    /** What is to be written beside the result of a job. */
    Optional<Depfile.Draft> draft(Job job) throws FileProblem {
        return byJob.isEmpty() ? Optional.empty() : Optional.of(of(job).draft(List.of(job.input()), job.target()));
    }

    private Depfile of(Job job) {
        return Objects.requireNonNull(byJob.get(job));
    }

    private static Depfile depfile(Job job, Destination destination, DepfileOptions options) throws UsageException {
        if (destination instanceof Destination.ToFile file) {
            return Depfile.of(options, file.file());
        }
        return destination instanceof Destination.ToDirectory
                ? Depfile.below(
                        job.directory().orElseThrow(), options, job.target().orElseThrow())
                : Depfile.of(options, Arguments.STANDARD_STREAM);
    }

    private void checkApart(List<Job> jobs, Optional<SideFile> report) throws UsageException {
        RealPaths paths = new RealPaths();
        Set<Path> taken = new HashSet<>();
        jobs.stream()
                .flatMap(job -> Stream.concat(job.input().file().stream(), job.target().stream()))
                .map(paths::of)
                .forEach(taken::add);
        for (Job job : jobs) {
            Depfile depfile = of(job);
            if (depfile.place().isEmpty()) {
                continue;
            }
            SideFile file = depfile.file();
            if (!taken.add(paths.of(depfile.place().get()))) {
                throw new UsageException("the depfile of '" + job.name() + "' would be written over '" + file.name()
                        + "', which is another file of this run");
            }
            if (report.isPresent()) {
                file.checkApart(report.get(), paths);
            }
        }
    }
}
