/** {@code retrobpf validate}. */
@NullMarked
package io.github.retrobpf.cli.validate;

import org.jspecify.annotations.NullMarked;
