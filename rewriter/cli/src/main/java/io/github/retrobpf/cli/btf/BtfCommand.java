package io.github.retrobpf.cli.btf;

import io.github.retrobpf.cli.command.Command;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.Syntax;
import io.github.retrobpf.cli.command.UsageException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code retrobpf btf}. */
public final class BtfCommand implements Command {
    /** What every file of these commands may be. */
    static final String FILES = "an ELF file with a .BTF section, or BTF alone, of either byte order";

    private final List<Command> commands = List.of(new DumpCommand(), new DiffCommand(), new DedupCommand());

    @Override
    public String name() {
        return "btf";
    }

    @Override
    public CommandSpec syntax() {
        CommandSpec spec = CommandSpec.create();
        spec.addOption(Syntax.help());
        commands.forEach(c -> spec.addSubcommand(c.name(), c.syntax()));
        Syntax.usage(spec.usageMessage())
                .customSynopsis("retrobpf btf COMMAND ...")
                .header("Shows, compares and cleans types (BTF).")
                .description("A file is " + FILES + ": an object, a kernel, /sys/kernel/btf/vmlinux.")
                .commandListHeading("%nCommands:%n")
                .footer(
                        "",
                        "Examples:",
                        "  retrobpf btf dump prog.bpf.o --format c",
                        "  retrobpf btf diff old.bpf.o new.bpf.o",
                        "  retrobpf btf dedup prog.bpf.o -o small.bpf.o",
                        "",
                        "'retrobpf help btf COMMAND' explains a command.");
        return spec;
    }

    @Override
    public ExitStatus run(ParseResult parsed, Surroundings surroundings) throws UsageException {
        if (!parsed.hasSubcommand()) {
            throw new UsageException("a command is needed: 'btf dump', 'btf diff' or 'btf dedup'");
        }
        ParseResult sub = parsed.subcommand();
        Command command = commands.stream()
                .filter(c -> c.name().equals(sub.commandSpec().name()))
                .findFirst()
                .orElseThrow();
        return command.run(sub, surroundings);
    }
}
