/**
 * Says whether a linked object is what the rules of linking make of its inputs: {@link
 * io.github.retrobpf.rewriter.validate.link.LinkValidator}. It shares no code with what links.
 */
@NullMarked
package io.github.retrobpf.rewriter.validate.link;

import org.jspecify.annotations.NullMarked;
