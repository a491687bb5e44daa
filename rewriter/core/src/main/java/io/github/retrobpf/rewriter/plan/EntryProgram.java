package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.program.ProgramType;

/**
 * An entry program.
 *
 * @param function its code
 * @param section name of its section
 * @param type as its section name tells, or {@link ProgramType#UNKNOWN}
 */
public record EntryProgram(BpfFunction function, String section, ProgramType type) {}
