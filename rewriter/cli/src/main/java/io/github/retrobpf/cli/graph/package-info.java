/** {@code retrobpf graph}: who calls whom, before and after. */
@NullMarked
package io.github.retrobpf.cli.graph;

import org.jspecify.annotations.NullMarked;
