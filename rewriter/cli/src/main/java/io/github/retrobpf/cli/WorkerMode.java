package io.github.retrobpf.cli;

import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.worker.Worker;
import java.util.Arrays;
import java.util.List;

/** Whether a command line asks for a worker, and what of it is for each request. */
final class WorkerMode {
    private WorkerMode() {}

    /** Bazel puts the option behind what a rule has on the command line beside the parameter file. */
    static boolean isAsked(String... args) {
        return List.of(args).contains(Worker.OPTION);
    }

    /**
     * What stands before the option, and before the arguments of each request: a rule may write {@code rewrite} on the
     * command line and all else into the parameter file, and gets the same with a worker and without.
     */
    static List<String> prefix(String... args) throws UsageException {
        int option = List.of(args).indexOf(Worker.OPTION);
        if (option < args.length - 1) {
            throw new UsageException("nothing may stand behind " + Worker.OPTION + ", where '" + args[option + 1]
                    + "' does; requests bring their own arguments");
        }
        return Arrays.asList(args).subList(0, option);
    }
}
