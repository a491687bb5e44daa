/**
 * Graphs as text for other tools: {@link io.github.retrobpf.report.graph.text.Mermaid} and {@link
 * io.github.retrobpf.report.graph.text.Dot}.
 */
@NullMarked
package io.github.retrobpf.report.graph.text;

import org.jspecify.annotations.NullMarked;
