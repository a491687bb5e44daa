/**
 * Types of a file by themselves, whatever else is in it: {@link io.github.retrobpf.rewriter.types.TypeFile} reads them,
 * {@link io.github.retrobpf.rewriter.types.TypeDedup} writes each of them once.
 */
@NullMarked
package io.github.retrobpf.rewriter.types;

import org.jspecify.annotations.NullMarked;
