/**
 * Several objects become one: {@link io.github.retrobpf.rewriter.link.Linker} is the list of the steps. Sections of one name
 * stand behind each other, one definition of each global symbol is left, types are merged, and everything that names a
 * place or a type follows.
 */
@NullMarked
package io.github.retrobpf.rewriter.link;

import org.jspecify.annotations.NullMarked;
