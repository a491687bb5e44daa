package io.github.retrobpf.rewriter.api;

import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.link.LinkMap;
import io.github.retrobpf.rewriter.validate.Validation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A linked object.
 *
 * @param output the whole file
 * @param inputs names of the objects in it, in their order
 * @param map tells what stands where in the linked object, before it was rewritten; few want to know
 * @param diagnostics of linking
 * @param validation how the linked object was compared with its inputs; empty where that was not wanted
 * @param rewriting what rewriting made of the linked object; empty where it was not wanted
 */
@SuppressWarnings("ArrayRecordComponent") // a hand-over, never compared
public record LinkResult(
        byte[] output,
        List<String> inputs,
        Supplier<LinkMap> map,
        List<Diagnostic> diagnostics,
        Optional<Validation> validation,
        Optional<RewriteResult> rewriting) {
    public LinkResult {
        inputs = List.copyOf(inputs);
        diagnostics = List.copyOf(diagnostics);
    }
}
