/** What is in an object, in the words of its users; nothing is decided here. */
@NullMarked
package io.github.retrobpf.rewriter.inspect;

import org.jspecify.annotations.NullMarked;
