package io.github.retrobpf.rewriter.testing.random;

import io.github.retrobpf.elf.io.MalformedInputException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes random objects that kernels take: {@code LabSample TESTDATA FOLDER FIRST-SEED COUNT}.
 *
 * <p>Of each seed the folder gets {@code random-SEED.bpf.c}, the same made without a compiler as {@code
 * random-SEED.made.el.o}, and {@code programs.tsv} says of every program what is expected of it.
 */
final class LabSample {
    private LabSample() {}

    public static void main(String[] args) throws IOException, MalformedInputException {
        List<ProgramSection> table = ProgramSection.table(Path.of(args[0])).stream()
                .filter(p -> !p.libbpf().equals("1.5"))
                .toList();
        Path folder = Files.createDirectories(Path.of(args[1]));
        long first = Long.parseLong(args[2]);
        int count = Integer.parseInt(args[3]);
        List<String> programs =
                new ArrayList<>(List.of("# SEED PROGRAM KERNEL NATIVE NAMED, as random_objects.py reads them"));
        for (long seed = first; seed < first + count; seed++) {
            RandomObject object = RandomSample.loadable(seed, table).withOrder(ByteOrder.LITTLE_ENDIAN);
            Path name = folder.resolve("random-" + seed);
            Files.write(Path.of(name + ".made.el.o"), ObjectRenderer.bytes(object));
            Files.writeString(Path.of(name + ".bpf.c"), SourceRenderer.source(object));
            for (RandomFunction program : object.programs()) {
                programs.add(seed + "\t" + program.name() + "\t" + new Expectation(object, program).columns());
            }
        }
        Files.write(folder.resolve("programs.tsv"), programs);
    }
}
