package io.github.retrobpf.rewriter.api;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.BpfObjectReader;
import io.github.retrobpf.rewriter.pass.StripDebug;
import io.github.retrobpf.rewriter.plan.VariantPlanner;
import io.github.retrobpf.rewriter.validate.Declaration;

/**
 * An object, what became of it, and what the pipeline declares of the rewriting.
 *
 * @param before the input
 * @param result nothing in it was validated
 * @param after the output, read again
 */
public record DeclaredRewriting(BpfObject before, RewriteResult result, BpfObject after, Declaration declaration) {
    public static DeclaredRewriting of(String name, byte[] input, RewriteOptions options)
            throws MalformedInputException {
        BpfObject before = BpfObjectReader.read(input, name);
        RewriteResult result = Retrobpf.rewrite(new RewriteRequest(name, input, options.withValidation(false)));
        Declaration declaration = PlanDeclaration.of(
                VariantPlanner.plan(before, options.plan()), options.stripDebug() && StripDebug.applies(before.elf()));
        return new DeclaredRewriting(before, result, BpfObjectReader.read(result.output(), name), declaration);
    }
}
