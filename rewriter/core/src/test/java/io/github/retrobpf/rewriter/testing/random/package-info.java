/**
 * Random objects. {@link io.github.retrobpf.rewriter.testing.random.Generator} makes a {@link
 * io.github.retrobpf.rewriter.testing.random.RandomObject} of a seed, {@link
 * io.github.retrobpf.rewriter.testing.random.ObjectRenderer} makes bytes of it and {@link
 * io.github.retrobpf.rewriter.testing.random.SourceRenderer} C.
 */
package io.github.retrobpf.rewriter.testing.random;
