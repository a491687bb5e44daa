package io.github.retrobpf.cli.command;

/**
 * What a command means by an exit status.
 *
 * @param status that it ends with
 * @param meaning for a person, without a full stop
 */
public record ExitMeaning(ExitStatus status, String meaning) {}
