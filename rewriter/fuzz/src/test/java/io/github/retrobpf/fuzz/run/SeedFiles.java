package io.github.retrobpf.fuzz.run;

import io.github.retrobpf.fuzz.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a target's seeds to files: Jazzer reads folders. */
final class SeedFiles {
    private SeedFiles() {}

    /** One file for each seed. */
    static void write(Targets target, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<byte[]> seeds = target.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve("seed-" + i), seeds.get(i));
        }
    }
}
