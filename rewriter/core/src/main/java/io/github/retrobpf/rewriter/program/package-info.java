/**
 * Program types: how a section name tells one, and what a context argument must look like in it.
 */
@NullMarked
package io.github.retrobpf.rewriter.program;

import org.jspecify.annotations.NullMarked;
