package io.github.retrobpf.cli;

import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.text.Terminal;

/** Where the JVM starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals(Training.OPTION)) {
            Training.run();
            return;
        }
        Surroundings surroundings =
                new Surroundings(System.in, System.out, System.err, System.getenv(), Terminal::isStandardError);
        System.exit(new Cli(surroundings).run(args));
    }
}
