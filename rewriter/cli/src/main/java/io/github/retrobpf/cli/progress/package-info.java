/**
 * The progress bar: {@link io.github.retrobpf.cli.progress.Progress}. Its library is loaded only when a bar is shown.
 */
@NullMarked
package io.github.retrobpf.cli.progress;

import org.jspecify.annotations.NullMarked;
