package io.github.retrobpf.cli.command;

import java.util.List;

/** A command: how it is called, and what it does. */
public interface Command {
    /** The word that calls it. */
    String name();

    /** Its arguments, options and help. */
    CommandSyntax syntax();

    /** The commands that it consists of; one of them is called instead of it. */
    default List<Command> commands() {
        return List.of();
    }

    /**
     * Does it.
     *
     * @param arguments as {@link #syntax} reads them
     * @throws UsageException where the arguments make no sense; nothing was done then
     */
    ExitStatus run(Arguments arguments, Surroundings surroundings) throws UsageException;
}
