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
import io.github.retrobpf.cli.file.Publisher;
import io.github.retrobpf.cli.file.StandardOutput;
import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.BtfFiles;
import io.github.retrobpf.rewriter.api.DedupResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code retrobpf btf dedup}. */
final class DedupCommand implements Command {
    private static final String OUTPUT = "--output";

    @Override
    public String name() {
        return "dedup";
    }

    @Override
    public CommandSyntax syntax() {
        CommandSyntax.Builder syntax = CommandSyntax.of("btf dedup", "Writes each type of a file once.");
        syntax.operands(Syntax.input("A BPF object, or BTF alone. '-' is standard input."));
        syntax.option(Syntax.value(
                "FILE", "Write the result to FILE, which may be IN; '-' is standard output.", "-o", OUTPUT));
        ConsoleOptions.add(syntax);
        syntax.option(Syntax.help());
        return syntax.synopsis("retrobpf btf dedup [OPTION]... IN -o FILE")
                .description(
                        "Types that are the same become one, declarations become the definition that they mean, and"
                                + " strings that nobody uses go. In an object, .BTF.ext follows, and instructions that"
                                + " hold the id of a type; .rel.BTF and .rel.BTF.ext go, which no loader reads. All"
                                + " else stays as it is.",
                        "The result is read again and compared with IN before it is written: the same declarations,"
                                + " the same functions.")
                .exit(ExitStatus.DONE, "done")
                .exit(ExitStatus.PROBLEM, "the file is at fault")
                .exit(ExitStatus.USAGE, "the command line is at fault; nothing was done")
                .exit(ExitStatus.INTERNAL, "retrobpf is at fault, and nothing was written; please report it")
                .examples("retrobpf btf dedup prog.bpf.o -o small.bpf.o")
                .build();
    }

    @Override
    public ExitStatus run(Arguments arguments, Surroundings surroundings) throws UsageException {
        List<String> inputs = arguments.inputs();
        if (inputs.size() > 1) {
            throw new UsageException("one file is written anew, not " + inputs.size());
        }
        ObjectInput input = ObjectInputs.noDirectory(inputs.get(0));
        String output =
                arguments.file(OUTPUT).orElseThrow(() -> new UsageException("-o is needed: name the file to write"));
        Optional<Path> target =
                output.equals(Arguments.STANDARD_STREAM) ? Optional.empty() : Optional.of(Arguments.path(output));
        return new TypeRun(ConsoleOptions.read(arguments), surroundings)
                .run(input.name(), run -> dedup(run, input, target));
    }

    private static ExitStatus dedup(TypeRun run, ObjectInput input, Optional<Path> target)
            throws FileProblem, MalformedInputException {
        DedupResult result = BtfFiles.dedup(run.read(input));
        if (target.isPresent()) {
            new Publisher().publish(target.get(), result.output());
        } else {
            StandardOutput.print(run.surroundings().out(), result.output());
        }
        run.console()
                .print(Line.title(input.name() + ": written to "
                        + target.map(Path::toString).orElse("standard output") + ", " + result.typesBefore() + " -> "
                        + result.typesAfter() + " types, " + result.bytesBefore() + " -> " + result.bytesAfter()
                        + " bytes of BTF"));
        return ExitStatus.DONE;
    }
}
