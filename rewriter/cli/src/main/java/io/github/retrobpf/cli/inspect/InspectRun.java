package io.github.retrobpf.cli.inspect;

import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.Crash;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.UnusedOptions;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.command.Version;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.ObjectInput;
import io.github.retrobpf.cli.file.ObjectInputs;
import io.github.retrobpf.cli.file.StandardOutput;
import io.github.retrobpf.cli.text.Console;
import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.cli.text.Page;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.report.json.InputFailure;
import io.github.retrobpf.report.json.InspectionDocument;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.inspect.FunctionFacts;
import io.github.retrobpf.rewriter.inspect.Inspection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Inspects each object, whatever becomes of the others. */
final class InspectRun {
    private record Failure(String name, String message, ExitStatus status) {}

    private final List<String> inputs;
    private final RewriteOptions options;
    private final boolean isDebugging;
    private final Surroundings surroundings;
    private final Console console;
    private final UnusedOptions unused;
    private final List<Failure> failures = new ArrayList<>();

    InspectRun(List<String> inputs, RewriteOptions options, ConsoleOptions console, Surroundings surroundings) {
        this.inputs = inputs;
        this.options = options;
        this.isDebugging = console.isDebugging();
        this.surroundings = surroundings;
        this.console = console.console(surroundings);
        this.unused = new UnusedOptions(options);
    }

    /** Prints each object as soon as it is read. */
    ExitStatus printText() throws UsageException {
        Page page = new Page(surroundings.out());
        ExitStatus status =
                inspectAll(inspection -> page.print(new InspectionText(inspection).lines()), page::isBroken);
        if (page.isBroken()) {
            console.print(Line.error(StandardOutput.broken()));
            return status.and(ExitStatus.PROBLEM);
        }
        return status;
    }

    /** Prints all of them in one document. */
    ExitStatus printJson() throws UsageException {
        List<Inspection> inspections = new ArrayList<>();
        ExitStatus status = inspectAll(inspections::add, () -> false);
        InspectionDocument document = InspectionDocument.of(
                Version.number(),
                inspections,
                failures.stream()
                        .map(f -> new InputFailure(f.name(), f.message()))
                        .toList());
        try {
            StandardOutput.print(surroundings.out(), document.toBytes());
        } catch (FileProblem e) {
            console.print(Line.error(e));
            return status.and(ExitStatus.PROBLEM);
        }
        return status;
    }

    /** Stops when nobody listens any more. */
    private ExitStatus inspectAll(Consumer<Inspection> consumer, BooleanSupplier isOver) throws UsageException {
        boolean isAny = false;
        for (ObjectInput input : ObjectInputs.oncePerFile(find())) {
            isAny |= attempt(input, consumer);
            if (isOver.getAsBoolean()) {
                return status();
            }
        }
        if (isAny) {
            console.print(unused.lines());
        }
        return status();
    }

    private ExitStatus status() {
        return failures.stream().map(Failure::status).reduce(ExitStatus.DONE, ExitStatus::and);
    }

    private List<ObjectInput> find() throws UsageException {
        List<ObjectInput> found = new ArrayList<>();
        for (String input : inputs) {
            try {
                found.addAll(ObjectInputs.find(List.of(input), Optional.empty()));
            } catch (FileProblem e) {
                fail(input, List.of(Line.error(e)), ExitStatus.PROBLEM);
            }
        }
        return found;
    }

    private boolean attempt(ObjectInput input, Consumer<Inspection> consumer) {
        try {
            Inspection inspection = Retrobpf.inspect(input.name(), input.read(surroundings.in()), options);
            unused.strikeSections(inspection.functions().stream()
                    .filter(f -> f.program().isPresent())
                    .map(FunctionFacts::section));
            consumer.accept(inspection);
            return true;
        } catch (FileProblem | MalformedInputException e) {
            fail(input.name(), List.of(Line.error(e)), ExitStatus.PROBLEM);
        } catch (Throwable e) {
            // One object that breaks us must not take the others along.
            fail(input.name(), Crash.describe(input.name(), e, isDebugging), ExitStatus.INTERNAL);
        }
        return false;
    }

    private void fail(String name, List<Line> lines, ExitStatus status) {
        console.print(lines);
        failures.add(new Failure(name, lines.get(0).text(), status));
    }
}
