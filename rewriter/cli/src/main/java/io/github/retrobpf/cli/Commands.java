package io.github.retrobpf.cli;

import io.github.retrobpf.cli.btf.BtfCommand;
import io.github.retrobpf.cli.command.Command;
import io.github.retrobpf.cli.graph.GraphCommand;
import io.github.retrobpf.cli.inspect.InspectCommand;
import io.github.retrobpf.cli.link.LinkCommand;
import io.github.retrobpf.cli.rewrite.CheckCommand;
import io.github.retrobpf.cli.rewrite.RewriteCommand;
import io.github.retrobpf.cli.rewrite.Rewriter;
import io.github.retrobpf.cli.validate.ValidateCommand;
import java.util.List;
import java.util.Optional;

/** All commands but {@code help}. A run loads the one that it calls. */
final class Commands {
    /** In the order of help. */
    static final List<String> NAMES = List.of("rewrite", "check", "inspect", "graph", "validate", "btf", "link");

    private final Rewriter rewriter;

    Commands(Rewriter rewriter) {
        this.rewriter = rewriter;
    }

    Optional<Command> named(String name) {
        return switch (name) {
            case "rewrite" -> Optional.of(new RewriteCommand(rewriter));
            case "check" -> Optional.of(new CheckCommand(rewriter));
            case "inspect" -> Optional.of(new InspectCommand());
            case "graph" -> Optional.of(new GraphCommand());
            case "validate" -> Optional.of(new ValidateCommand());
            case "btf" -> Optional.of(new BtfCommand());
            case "link" -> Optional.of(new LinkCommand());
            default -> Optional.empty();
        };
    }
}
