package io.github.retrobpf.report.json;

import io.github.retrobpf.rewriter.validate.Validation;

/**
 * How much of a result was compared with its input; all of it was as it has to be.
 *
 * @param functions clones included
 * @param instructions slots of 8 bytes, those of clones included
 */
record ReportedValidation(int programs, int functions, long instructions) {
    static ReportedValidation of(Validation validation) {
        return new ReportedValidation(validation.programs(), validation.functions(), validation.instructions());
    }
}
