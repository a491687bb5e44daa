/**
 * Who calls whom in an object, before it was rewritten and after: {@link io.github.retrobpf.report.graph.ObjectGraph}.
 * Packages below draw it.
 */
@NullMarked
package io.github.retrobpf.report.graph;

import org.jspecify.annotations.NullMarked;
