package io.github.retrobpf.rewriter.inspect;

import java.util.Optional;

/**
 * What kind of program an entry program is.
 *
 * @param type name of its program type, or {@code unknown}
 * @param target of a program that replaces a function ({@code ext}): the type of the program whose function it is, where
 *     the user told it
 * @param knownBy who told the type: {@code section name}, {@code option}, or {@code nobody}
 * @param context what its context arguments are, as C spells it; empty where no name serves on every kernel
 */
public record ProgramFacts(String type, Optional<String> target, String knownBy, Optional<String> context) {}
