package io.github.retrobpf.fuzz.run;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.fuzz.Targets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where Jazzer comes in. */
public final class JazzerEntry {
    /** Where the objects of findings go. */
    static final String FINDINGS = "retrobpf.fuzz.findings";

    private static Targets target = Targets.ELF;

    private JazzerEntry() {}

    /** Called once, with the target's name. */
    public static void fuzzerInitialize(String[] args) {
        target = Targets.ofWord(args[0]);
    }

    /** Called with every input. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Trial.withinBudget(target, input);
        } catch (RuntimeException | Error e) {
            keepObject(input);
            throw e;
        }
    }

    /** Edits and drafts mean something else once a bundled object comes or goes; the object that they made does not. */
    private static void keepObject(byte[] input) {
        String folder = System.getProperty(FINDINGS, "");
        if (!folder.isEmpty()) {
            try {
                Path file = Path.of(folder).resolve(target.plain().word() + "-object");
                Files.write(file, target.toPlain(input));
            } catch (MalformedInputException e) {
                throw new IllegalStateException("drafts are sound", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
