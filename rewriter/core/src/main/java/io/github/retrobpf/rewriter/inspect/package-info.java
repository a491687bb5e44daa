/**
 * What is in an object, in the words of its users: {@link io.github.retrobpf.rewriter.inspect.Inspector} fills an {@link
 * io.github.retrobpf.rewriter.inspect.Inspection}. Nothing is decided here.
 */
@NullMarked
package io.github.retrobpf.rewriter.inspect;

import org.jspecify.annotations.NullMarked;
