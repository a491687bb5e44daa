/** What the commands of the command line have in common. */
@NullMarked
package io.github.retrobpf.cli.command;

import org.jspecify.annotations.NullMarked;
