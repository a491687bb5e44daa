package io.github.retrobpf.cli.worker;

import java.io.PrintStream;
import java.util.List;

/** Runs a command line that has no standard input. Used by several threads at once. */
@FunctionalInterface
public interface CommandRunner {
    /** Returns its exit status. */
    int run(List<String> arguments, PrintStream out, PrintStream err);
}
