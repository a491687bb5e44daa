/** {@code retrobpf btf}: commands for types by themselves. */
@NullMarked
package io.github.retrobpf.cli.btf;

import org.jspecify.annotations.NullMarked;
