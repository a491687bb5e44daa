/**
 * What people read: every line goes through {@link io.github.retrobpf.cli.text.Console}, which lets no control
 * character of an input out.
 */
@NullMarked
package io.github.retrobpf.cli.text;

import org.jspecify.annotations.NullMarked;
