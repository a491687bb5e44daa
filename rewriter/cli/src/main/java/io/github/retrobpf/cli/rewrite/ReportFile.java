package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.command.Version;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.Publisher;
import io.github.retrobpf.cli.file.SideFile;
import io.github.retrobpf.report.json.ReportDocument;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** The file after {@code --report}. */
final class ReportFile {
    private final SideFile file;
    private final RewriteArguments arguments;
    private final Publisher publisher;

    ReportFile(String name, RewriteArguments arguments) {
        this.file = new SideFile(name, "report");
        this.arguments = arguments;
        this.publisher = new Publisher(arguments.ifChanged());
    }

    /** It is no object of the run, and can be written. */
    void check(List<Job> jobs) throws FileProblem, UsageException {
        file.checkApart(
                jobs.stream().flatMap(job -> Stream.concat(job.input().file().stream(), job.target().stream())));
        file.checkPlace(publisher);
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
        file.write(document, publisher, out);
    }
}
