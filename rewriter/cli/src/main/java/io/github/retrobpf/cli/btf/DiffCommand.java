package io.github.retrobpf.cli.btf;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.Command;
import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.Syntax;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.ObjectInput;
import io.github.retrobpf.cli.file.ObjectInputs;
import io.github.retrobpf.cli.file.StandardOutput;
import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.io.SafeText;
import io.github.retrobpf.rewriter.api.BtfFiles;
import io.github.retrobpf.rewriter.api.TypeDiff;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code retrobpf btf diff}. */
final class DiffCommand implements Command {
    @Override
    public String name() {
        return "diff";
    }

    @Override
    public CommandSyntax syntax() {
        CommandSyntax.Builder syntax = CommandSyntax.of("btf diff", "Tells which types of two files differ.");
        syntax.operands(Syntax.pair(
                "A", "B", "The files, each " + BtfCommand.FILES + ". One of them may be '-', standard input."));
        ConsoleOptions.add(syntax);
        syntax.option(Syntax.help());
        return syntax.synopsis("retrobpf btf diff [OPTION]... A B")
                .description(
                        "Structs, unions and enums member by member, typedefs, functions, variables and sections, by"
                                + " kind and name: what only A has is marked '-', what only B has '+'. Ids, the order"
                                + " of types and duplicates make no difference, nor does the byte order. What a type"
                                + " refers to by name is told where that name is defined.",
                        "The summary is a message, on standard error.")
                .exit(ExitStatus.DONE, "the types are the same")
                .exit(ExitStatus.PROBLEM, "a file is at fault; nothing was compared")
                .exit(ExitStatus.USAGE, "the command line is at fault; nothing was compared")
                .exit(ExitStatus.MISMATCH, "the types differ")
                .exit(ExitStatus.INTERNAL, "retrobpf is at fault; please report it")
                .examples("retrobpf btf diff old.bpf.o new.bpf.o")
                .build();
    }

    @Override
    public ExitStatus run(Arguments arguments, Surroundings surroundings) throws UsageException {
        List<String> inputs = arguments.inputsIfAny();
        if (inputs.size() != 2) {
            throw new UsageException("two files are compared, A and B, not " + inputs.size());
        }
        if (inputs.stream().allMatch(Arguments.STANDARD_STREAM::equals)) {
            throw new UsageException("only one of the two can be standard input");
        }
        ObjectInput before = ObjectInputs.noDirectory(inputs.get(0));
        ObjectInput after = ObjectInputs.noDirectory(inputs.get(1));
        return new TypeRun(ConsoleOptions.read(arguments), surroundings)
                .run(after.name(), run -> compare(run, before, after));
    }

    private static ExitStatus compare(TypeRun run, ObjectInput before, ObjectInput after)
            throws FileProblem, MalformedInputException {
        TypeDiff diff = BtfFiles.diff(run.read(before), run.read(after));
        if (diff.changes().isEmpty()) {
            run.console().print(Line.title(after.name() + ": the same types as " + before.name() + ", " + diff.same()));
            return ExitStatus.DONE;
        }
        StandardOutput.print(
                run.surroundings().out(),
                text(before.name(), after.name(), diff).getBytes(StandardCharsets.UTF_8));
        run.console()
                .print(Line.title(after.name() + ": other types than " + before.name() + ": " + diff.added()
                        + " added, " + diff.removed() + " removed, " + diff.changed() + " changed, " + diff.same()
                        + " the same"));
        return ExitStatus.MISMATCH;
    }

    private static String text(String before, String after, TypeDiff diff) {
        StringBuilder text = new StringBuilder();
        text.append("--- ").append(SafeText.escape(before)).append('\n');
        text.append("+++ ").append(SafeText.escape(after)).append('\n');
        for (TypeDiff.Change change : diff.changes()) {
            text.append("@@ ")
                    .append(change.kind())
                    .append(": ")
                    .append(change.subject())
                    .append(" @@\n");
            change.lines().forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }
}
