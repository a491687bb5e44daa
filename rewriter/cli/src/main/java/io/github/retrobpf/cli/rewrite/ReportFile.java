package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.command.Version;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.Publisher;
import io.github.retrobpf.cli.file.RealPaths;
import io.github.retrobpf.cli.file.StandardOutput;
import io.github.retrobpf.report.json.ReportDocument;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The file after {@code --report}. */
final class ReportFile {
    private final String name;
    private final RewriteArguments arguments;
    private final Publisher publisher = new Publisher();

    ReportFile(String name, RewriteArguments arguments) {
        this.name = name;
        this.arguments = arguments;
    }

    /** It is no object of the run. */
    void checkApart(List<Job> jobs) throws UsageException {
        if (isStandardOutput()) {
            return;
        }
        RealPaths paths = new RealPaths();
        Path file = paths.of(Arguments.path(name));
        for (Job job : jobs) {
            if (Stream.concat(job.input().file().stream(), job.target().stream())
                    .anyMatch(p -> paths.of(p).equals(file))) {
                throw new UsageException("the report would be written over the object '" + name + "'");
            }
        }
    }

    /** Something can be written there: who finds out afterwards has results without their report. */
    void checkPlace() throws FileProblem, UsageException {
        if (isStandardOutput()) {
            return;
        }
        Path file = Arguments.path(name);
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw FileProblem.writing(name, "no such directory");
        }
        publisher.check(file);
    }

    /**
     * Writes the whole report.
     *
     * @param problems that belong to no object
     */
    void write(List<JobRecord.Entry> entries, List<String> problems, PrintStream out)
            throws FileProblem, UsageException {
        byte[] document = ReportDocument.of(
                        Version.number(),
                        arguments.destination() instanceof Destination.Nowhere ? "check" : "rewrite",
                        arguments.options(),
                        arguments.isStrict(),
                        problems,
                        entries.stream().map(JobRecord.Entry::object).toList(),
                        entries.stream().map(JobRecord.Entry::timings).toList())
                .toBytes();
        if (isStandardOutput()) {
            StandardOutput.print(out, document);
        } else {
            publisher.publish(Arguments.path(name), document);
        }
    }

    private boolean isStandardOutput() {
        return name.equals(Arguments.STANDARD_STREAM);
    }
}
