/**
 * Objects on disk: found by {@link io.github.retrobpf.cli.file.ObjectInputs}, read whole, and published in one step by
 * {@link io.github.retrobpf.cli.file.Publisher}.
 */
@NullMarked
package io.github.retrobpf.cli.file;

import org.jspecify.annotations.NullMarked;
