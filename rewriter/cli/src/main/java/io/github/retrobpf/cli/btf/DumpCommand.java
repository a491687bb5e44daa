package io.github.retrobpf.cli.btf;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.Command;
import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.Syntax;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.command.Version;
import io.github.retrobpf.cli.file.ObjectInput;
import io.github.retrobpf.cli.file.ObjectInputs;
import io.github.retrobpf.cli.file.StandardOutput;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.report.json.TypesDocument;
import io.github.retrobpf.rewriter.api.BtfFiles;
import io.github.retrobpf.rewriter.api.NamedBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code retrobpf btf dump}. */
final class DumpCommand implements Command {
    private static final String FORMAT = "--format";

    /** How types are shown. */
    @FunctionalInterface
    private interface Format {
        byte[] render(NamedBytes file) throws MalformedInputException;
    }

    @Override
    public String name() {
        return "dump";
    }

    @Override
    public CommandSyntax syntax() {
        CommandSyntax.Builder syntax = CommandSyntax.of("btf dump", "Prints the types of a file.");
        syntax.operands(Syntax.input("The file: " + BtfCommand.FILES + ". '-' is standard input."));
        syntax.option(Syntax.value(
                        "FORMAT",
                        "raw (default): every record, as 'bpftool btf dump' lists it. c: a C header with all types that have a"
                                + " name; clang for BPF lays them out as the file says. json: one document; docs/json.md"
                                + " explains it.",
                        "-f",
                        FORMAT)
                .oneOf("raw", "c", "json"));
        ConsoleOptions.add(syntax);
        syntax.option(Syntax.help());
        return syntax.synopsis("retrobpf btf dump [OPTION]... IN")
                .description("In C, of several types with one name the first one keeps it, and the next one is called"
                        + " NAME___2. What is no name in C becomes one. Members get padding, and structs"
                        + " __attribute__((packed)), where their place needs it. Functions and variables are left out.")
                .exit(ExitStatus.DONE, "done")
                .exit(ExitStatus.PROBLEM, "the file is at fault; or, in C, a type that nothing could declare")
                .exit(ExitStatus.USAGE, "the command line is at fault; nothing was done")
                .exit(ExitStatus.INTERNAL, "retrobpf is at fault; please report it")
                .examples(
                        "retrobpf btf dump prog.bpf.o",
                        "retrobpf btf dump /sys/kernel/btf/vmlinux --format c > vmlinux.h",
                        "retrobpf btf dump a.o -f json | jq '.types[] | select(.kind == \"FUNC\").name'")
                .build();
    }

    @Override
    public ExitStatus run(Arguments arguments, Surroundings surroundings) throws UsageException {
        List<String> inputs = arguments.inputs();
        if (inputs.size() > 1) {
            throw new UsageException("one file is dumped, not " + inputs.size());
        }
        ObjectInput input = ObjectInputs.noDirectory(inputs.get(0));
        Format format = format(arguments.value(FORMAT).orElse("raw"));
        return new TypeRun(ConsoleOptions.read(arguments), surroundings).run(input.name(), run -> {
            StandardOutput.print(surroundings.out(), format.render(run.read(input)));
            return ExitStatus.DONE;
        });
    }

    private static Format format(String word) throws UsageException {
        return switch (word) {
            case "raw" -> file -> BtfFiles.listing(file).getBytes(StandardCharsets.UTF_8);
            case "c" -> file -> BtfFiles.header(file).getBytes(StandardCharsets.UTF_8);
            case "json" ->
                file -> TypesDocument.of(Version.number(), file.name(), BtfFiles.facts(file))
                        .toBytes();
            default -> throw new UsageException(FORMAT + " takes raw, c or json, not '" + word + "'");
        };
    }
}
