package io.github.retrobpf.report.graph;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.api.RewriteRequest;
import io.github.retrobpf.rewriter.api.RewriteResult;

/** Graphs of bundled objects. */
public final class Graphs {
    private Graphs() {}

    /** By the object's name, without compiler and byte order: {@code two_types}. */
    public static ObjectGraph of(String fixture) throws MalformedInputException {
        return of(fixture, RewriteOptions.DEFAULT);
    }

    public static ObjectGraph of(String fixture, RewriteOptions options) throws MalformedInputException {
        return of(fixture + ".o", Fixtures.bytes(fixture + ".clang19.el.o"), options);
    }

    public static ObjectGraph of(String name, byte[] input, RewriteOptions options) throws MalformedInputException {
        RewriteResult result = Retrobpf.rewrite(new RewriteRequest(name, input, options));
        return ObjectGraph.of(
                Retrobpf.inspect(name, input, options), result, Retrobpf.inspect(name, result.output(), options));
    }
}
