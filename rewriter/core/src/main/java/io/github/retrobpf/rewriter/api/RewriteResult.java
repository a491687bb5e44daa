package io.github.retrobpf.rewriter.api;

import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.validate.Validation;
import java.util.List;
import java.util.Optional;

/**
 * A rewritten object.
 *
 * @param output the whole file: the input's own bytes where nothing was to be done
 * @param isChanged whether it differs from the input
 * @param isDebugStripped whether DWARF was dropped
 * @param programs in the order of their code
 * @param functions what was decided: about those that were treated, in the order of their code, each
 *     followed by its clones; then about tagged ones that stay as they are
 * @param diagnostics what the user has to know beside
 * @param validation how the output was compared with the input; empty where that was not wanted, or nothing was changed
 */
@SuppressWarnings("ArrayRecordComponent") // a hand-over, never compared
public record RewriteResult(
        byte[] output,
        boolean isChanged,
        boolean isDebugStripped,
        List<ProgramSummary> programs,
        List<FunctionDecision> functions,
        List<Diagnostic> diagnostics,
        Optional<Validation> validation) {
    public RewriteResult {
        programs = List.copyOf(programs);
        functions = List.copyOf(functions);
        diagnostics = List.copyOf(diagnostics);
    }
}
