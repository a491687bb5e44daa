package io.github.retrobpf.cli.validate;

import io.github.retrobpf.cli.command.Crash;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.Mismatches;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.ObjectInput;
import io.github.retrobpf.cli.text.Console;
import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.NamedBytes;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.validate.Validation;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares two objects, and tells what came of it. */
final class ValidateRun {
    private final ValidateArguments arguments;
    private final Surroundings surroundings;
    private final Console console;

    ValidateRun(ValidateArguments arguments, Surroundings surroundings) {
        this.arguments = arguments;
        this.surroundings = surroundings;
        this.console = arguments.console().console(surroundings);
    }

    ExitStatus run() {
        try {
            NamedBytes original = read(arguments.original());
            NamedBytes rewritten = read(arguments.rewritten());
            return tell(Retrobpf.validate(original, rewritten, arguments.options()));
        } catch (FileProblem | MalformedInputException e) {
            console.print(Line.error(e));
            return ExitStatus.PROBLEM;
        } catch (Throwable e) {
            console.print(Crash.describe(
                    arguments.rewritten().name(), e, arguments.console().isDebugging()));
            return ExitStatus.INTERNAL;
        }
    }

    private NamedBytes read(ObjectInput input) throws FileProblem {
        return new NamedBytes(input.name(), input.read(surroundings.in()));
    }

    private ExitStatus tell(Validation validation) {
        String rewritten = arguments.rewritten().name();
        String original = arguments.original().name();
        if (!validation.isTranslation()) {
            console.print(Mismatches.list(rewritten, validation));
            console.print(Line.title(rewritten + ": no translation of " + original + ", "
                    + counted(validation.mismatchCount(), "mismatch")));
            return ExitStatus.MISMATCH;
        }
        console.print(Line.title(rewritten + ": a translation of " + original));
        console.print(Line.detail(counted(validation.programs(), "program") + ", "
                + counted(validation.functions(), "function") + ", "
                + counted(validation.instructions(), "instruction") + " compared"));
        console.print(Line.detail("different: " + differences(validation)));
        return ExitStatus.DONE;
    }

    private static String differences(Validation validation) {
        String all = Stream.of(
                        counted(validation.clones(), "clone"),
                        counted(validation.retypedArguments(), "argument") + " with another type",
                        counted(validation.demotedFunctions(), "function") + " made static",
                        counted(validation.droppedTags(), "tag") + " dropped")
                .filter(part -> !part.startsWith("0 "))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "nothing in programs" : all;
    }

    private static String counted(long number, String what) {
        String plural = what.endsWith("ch") ? "es" : "s";
        return number + " " + what + (number == 1 ? "" : plural);
    }
}
