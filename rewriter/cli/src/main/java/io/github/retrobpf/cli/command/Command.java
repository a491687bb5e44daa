package io.github.retrobpf.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command: how it is called, and what it does. */
public interface Command {
    /** The word that calls it. */
    String name();

    /** Its arguments, options and help, as picocli takes them. */
    CommandSpec syntax();

    /**
     * Does it.
     *
     * @param parsed what picocli made of the command line by {@link #syntax}
     * @throws UsageException where the arguments make no sense; nothing was done then
     */
    ExitStatus run(ParseResult parsed, Surroundings surroundings) throws UsageException;
}
