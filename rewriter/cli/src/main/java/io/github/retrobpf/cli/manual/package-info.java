/**
 * Man pages and shell completion, written from what the commands say of themselves. Only the build calls it.
 */
@NullMarked
package io.github.retrobpf.cli.manual;

import org.jspecify.annotations.NullMarked;
