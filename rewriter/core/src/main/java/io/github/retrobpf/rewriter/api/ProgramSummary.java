package io.github.retrobpf.rewriter.api;

import java.util.Optional;

/**
 * An entry program.
 *
 * @param name of its function
 * @param section that holds it
 * @param type name of its program type, or {@code unknown}
 * @param context what its context arguments are, as C spells it; empty where no name serves on every kernel, so that
 *     functions become static
 * @param tagDropped whether it lost the tag on an argument of its own
 */
public record ProgramSummary(String name, String section, String type, Optional<String> context, boolean tagDropped) {}
