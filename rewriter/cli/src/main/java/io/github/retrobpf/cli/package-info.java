/**
 * The command line: {@link io.github.retrobpf.cli.Main} starts it, {@link io.github.retrobpf.cli.Cli} finds the command
 * that does the work.
 */
@NullMarked
package io.github.retrobpf.cli;

import org.jspecify.annotations.NullMarked;
