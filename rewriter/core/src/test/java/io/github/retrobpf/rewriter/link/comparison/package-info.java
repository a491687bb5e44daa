/** The linker beside {@code bpftool gen object}: the same inputs, and every difference by a rule that is written down. */
package io.github.retrobpf.rewriter.link.comparison;
