package io.github.retrobpf.maven.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.retrobpf.cli.Cli;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.text.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Runs one command line. */
final class TaskRun {
    private final Task task;
    private final Consumer<Line> listener;
    private final List<Told> told;
    private boolean hasError;

    /**
     * A run.
     *
     * @param told gets what is to be told again
     */
    TaskRun(Task task, Consumer<Line> listener, List<Told> told) {
        this.task = task;
        this.listener = listener;
        this.told = told;
    }

    ExitStatus run() throws IOException {
        for (Path output : task.outputs()) {
            Path directory = output.getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExitStatus status = Cli.run(task.words(), this::tell, new PrintStream(out, false, UTF_8));
        // Names that nobody defines, one a line, which were made harmless where they were printed.
        out.toString(UTF_8).lines().forEach(line -> tell(new Line(Line.Kind.NOTE, line.replace('\t', ' '))));
        return task.onlyTells() && status == ExitStatus.PROBLEM && !hasError ? ExitStatus.DONE : status;
    }

    private void tell(Line line) {
        hasError |= line.kind() == Line.Kind.ERROR;
        Line own = line;
        if (task.onlyTells() && line.kind() == Line.Kind.FAULT) {
            own = new Line(Line.Kind.WARNING, line.text());
        } else if (line.kind() == Line.Kind.ERROR || line.text().startsWith("--")) {
            own = new Line(line.kind(), task.options().translated(line.text()));
        }
        if (Told.stays(own)) {
            told.add(Told.of(own));
        }
        listener.accept(own);
    }
}
