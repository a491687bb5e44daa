package io.github.retrobpf.cli.btf;

import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.Crash;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.ObjectInput;
import io.github.retrobpf.cli.text.Console;
import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.NamedBytes;

/** What the commands have in common: whatever goes wrong is told, and becomes an exit status. */
final class TypeRun {
    /** What a command does. */
    @FunctionalInterface
    interface Work {
        ExitStatus run(TypeRun run) throws FileProblem, MalformedInputException, UsageException;
    }

    private final ConsoleOptions options;
    private final Surroundings surroundings;
    private final Console console;

    TypeRun(ConsoleOptions options, Surroundings surroundings) {
        this.options = options;
        this.surroundings = surroundings;
        this.console = options.console(surroundings);
    }

    /**
     * Does it.
     *
     * @param subject the input that a failure of ours is told with
     */
    ExitStatus run(String subject, Work work) throws UsageException {
        try {
            return work.run(this);
        } catch (FileProblem | MalformedInputException e) {
            console.print(Line.error(e));
            return ExitStatus.PROBLEM;
        } catch (UsageException e) {
            throw e;
        } catch (Throwable e) {
            console.print(Crash.describe(subject, e, options.isDebugging()));
            return ExitStatus.INTERNAL;
        }
    }

    NamedBytes read(ObjectInput input) throws FileProblem {
        return new NamedBytes(input.name(), input.read(surroundings.in()));
    }

    Console console() {
        return console;
    }

    Surroundings surroundings() {
        return surroundings;
    }
}
