/** {@code retrobpf link}. */
@NullMarked
package io.github.retrobpf.cli.link;

import org.jspecify.annotations.NullMarked;
