package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.RewriteRequest;
import io.github.retrobpf.rewriter.api.RewriteResult;

/** The library, or what stands for it in a test. */
@FunctionalInterface
public interface Rewriter {
    RewriteResult rewrite(RewriteRequest request) throws MalformedInputException;
}
