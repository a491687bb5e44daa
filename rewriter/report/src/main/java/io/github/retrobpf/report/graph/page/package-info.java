/** Graphs as a page for a browser: {@link io.github.retrobpf.report.graph.page.Page}. */
@NullMarked
package io.github.retrobpf.report.graph.page;

import org.jspecify.annotations.NullMarked;
