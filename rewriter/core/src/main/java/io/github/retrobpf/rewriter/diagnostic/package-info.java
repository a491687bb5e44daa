/**
 * What a user has to know about an object beside what was done to it: {@link
 * io.github.retrobpf.rewriter.diagnostic.Diagnostic}.
 */
@NullMarked
package io.github.retrobpf.rewriter.diagnostic;

import org.jspecify.annotations.NullMarked;
