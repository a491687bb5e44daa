package io.github.retrobpf.cli.command;

/**
 * The arguments of a command that are no options. A command checks their number itself, for it has better words.
 *
 * @param label that stands for them in help
 * @param kind what each of them names
 * @param description for a person
 */
public record OperandSyntax(String label, ValueKind kind, String description) {}
