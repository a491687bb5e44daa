/** {@code retrobpf inspect}. */
@NullMarked
package io.github.retrobpf.cli.inspect;

import org.jspecify.annotations.NullMarked;
