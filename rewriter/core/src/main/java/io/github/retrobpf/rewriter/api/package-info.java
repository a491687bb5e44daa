/**
 * The only entry for the command line and for plugins: {@link io.github.retrobpf.rewriter.api.Retrobpf}.
 */
@NullMarked
package io.github.retrobpf.rewriter.api;

import org.jspecify.annotations.NullMarked;
