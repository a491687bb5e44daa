package io.github.retrobpf.cli.manual;

import io.github.retrobpf.cli.command.CommandSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All files that tell systems about the commands: {@code man1/*.1}, {@code retrobpf.bash} and {@code _retrobpf}. */
public final class Manual {
    private Manual() {}

    /**
     * Writes them below a directory.
     *
     * @param retrobpf with all commands
     */
    public static void write(Path directory, CommandSyntax retrobpf, String version) throws IOException {
        Files.createDirectories(directory.resolve("man1"));
        for (Map.Entry<String, String> file : files(retrobpf, version).entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
    }

    /** Their texts, by their names below the directory. */
    static Map<String, String> files(CommandSyntax retrobpf, String version) {
        Map<String, String> files = new TreeMap<>();
        for (CommandSyntax command : all(retrobpf)) {
            files.put("man1/" + ManPage.name(command) + ".1", ManPage.of(command, retrobpf, version));
        }
        files.put("retrobpf.bash", BashCompletion.of(retrobpf));
        files.put("_retrobpf", ZshCompletion.of(retrobpf));
        return files;
    }

    /** A command and all that it consists of, itself first. */
    static List<CommandSyntax> all(CommandSyntax command) {
        List<CommandSyntax> all = new ArrayList<>();
        all.add(command);
        command.commands().forEach(c -> all.addAll(all(c)));
        return all;
    }
}
