package io.github.retrobpf.report.json;

import io.github.retrobpf.rewriter.api.RewriteResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one object.
 *
 * @param name as the user gave it
 * @param outcome see {@link Outcome}
 * @param message why nothing came of it, one line
 * @param input absent where it could not be read
 * @param output absent where there is none
 * @param debugStripped whether DWARF was dropped
 * @param validation absent where nothing had to be compared
 */
public record ObjectReport(
        String name,
        String outcome,
        @Nullable String message,
        @Nullable FileFigures input,
        @Nullable FileFigures output,
        boolean debugStripped,
        @Nullable ReportedValidation validation,
        List<ReportedProgram> programs,
        List<ReportedFunction> functions,
        List<ReportedDiagnostic> diagnostics) {
    /** What became of an object. */
    public enum Outcome {
        /** There is a result that differs from the input. */
        REWRITTEN,
        /** The result is the input. */
        UNCHANGED,
        /** Something in it cannot be mended, and only all would have been enough. */
        REFUSED,
        FAILED
    }

    /** Of an object that could be rewritten, or needed nothing. */
    public static ObjectReport of(String name, FileFigures input, FileFigures output, RewriteResult result) {
        return new ObjectReport(
                name, result.isChanged() ? Outcome.REWRITTEN : Outcome.UNCHANGED, null, input, output, result);
    }

    /** Of an object whose result was not wanted. */
    public static ObjectReport refused(String name, FileFigures input, RewriteResult result) {
        return new ObjectReport(name, Outcome.REFUSED, "something in it cannot be mended", input, null, result);
    }

    /**
     * Of an object that nothing could be done with.
     *
     * @param input absent where it could not even be read
     */
    public static ObjectReport failed(String name, String message, @Nullable FileFigures input) {
        return new ObjectReport(
                name, Words.of(Outcome.FAILED), message, input, null, false, null, List.of(), List.of(), List.of());
    }

    private ObjectReport(
            String name,
            Outcome outcome,
            @Nullable String message,
            FileFigures input,
            @Nullable FileFigures output,
            RewriteResult result) {
        this(
                name,
                Words.of(outcome),
                message,
                input,
                output,
                result.isDebugStripped(),
                result.validation().map(ReportedValidation::of).orElse(null),
                result.programs().stream().map(ReportedProgram::of).toList(),
                result.functions().stream().map(ReportedFunction::of).toList(),
                result.diagnostics().stream().map(ReportedDiagnostic::of).toList());
    }
}
