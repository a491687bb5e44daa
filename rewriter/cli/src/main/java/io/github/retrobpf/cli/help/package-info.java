/** Help: {@link io.github.retrobpf.cli.help.HelpText} writes it from the syntax of a command. */
@NullMarked
package io.github.retrobpf.cli.help;

import org.jspecify.annotations.NullMarked;
