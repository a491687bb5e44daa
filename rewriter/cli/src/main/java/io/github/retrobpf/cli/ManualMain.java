package io.github.retrobpf.cli;

import io.github.retrobpf.cli.command.Version;
import io.github.retrobpf.cli.manual.Manual;
import java.io.IOException;
import java.nio.file.Path;

/** {@code DIR}: writes man pages and completion scripts below a directory. Only the build calls it. */
public final class ManualMain {
    private ManualMain() {}

    public static void main(String[] args) throws IOException {
        Manual.write(Path.of(args[0]), Cli.syntax(), Version.number());
    }
}
