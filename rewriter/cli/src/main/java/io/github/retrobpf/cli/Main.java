package io.github.retrobpf.cli;

import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.file.StandardStreams;
import io.github.retrobpf.cli.text.Terminal;
import java.io.InputStream;
import java.io.PrintStream;

/** Where the JVM starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        WarmUp.start();
        if (args.length == 1 && args[0].equals(Training.OPTION)) {
            Training.run();
            return;
        }
        if (WorkerMode.isAsked(args)) {
            StandardStreams.reserve();
        }
        System.exit(new Cli(surroundings(System.in, System.out, System.err)).run(args));
    }

    /** What this process has around it, with these streams. */
    static Surroundings surroundings(InputStream in, PrintStream out, PrintStream err) {
        return new Surroundings(in, out, err, System.getenv(), Terminal::isStandardError);
    }
}
