/** {@code retrobpf rewrite} and {@code retrobpf check}. */
@NullMarked
package io.github.retrobpf.cli.rewrite;

import org.jspecify.annotations.NullMarked;
