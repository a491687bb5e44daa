package io.github.retrobpf.cli.btf;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.Command;
import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.Syntax;
import io.github.retrobpf.cli.command.UsageException;
import java.util.List;

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
    public CommandSyntax syntax() {
        CommandSyntax.Builder syntax = CommandSyntax.of("btf", "Shows, compares and cleans types (BTF).");
        syntax.option(Syntax.help());
        commands.forEach(c -> syntax.command(c.syntax()));
        return syntax.synopsis("retrobpf btf COMMAND ...")
                .description("A file is " + FILES + ": an object, a kernel, /sys/kernel/btf/vmlinux.")
                .examples(
                        "retrobpf btf dump prog.bpf.o --format c",
                        "retrobpf btf diff old.bpf.o new.bpf.o",
                        "retrobpf btf dedup prog.bpf.o -o small.bpf.o")
                .build();
    }

    @Override
    public List<Command> commands() {
        return commands;
    }

    @Override
    public ExitStatus run(Arguments arguments, Surroundings surroundings) throws UsageException {
        throw new UsageException("a command is needed: 'btf dump', 'btf diff' or 'btf dedup'");
    }
}
