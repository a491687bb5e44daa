package io.github.retrobpf.rewriter.testing.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A section of entry programs: a row of {@code testdata/types.tsv} and of {@code testdata/random.tsv}.
 *
 * @param type {@code BPF_PROG_TYPE_*} in lower case
 * @param section its name
 * @param result what its programs may return: a number, or {@code look} for 0 and 1
 * @param context the canonical struct, or {@code -}
 * @param accepts what else kernels that know the tag let an argument point to, beside void
 * @param kernel the lowest one of the lab that has it
 * @param libbpf the lowest one of the lab that knows it
 * @param readOffset of something that may be read from the context
 * @param readSize of the same
 * @param canEmit whether {@code bpf_perf_event_output()} takes the context
 * @param hasSecondWord whether eight bytes at offset 8 of it may be read
 */
record ProgramSection(
        String type,
        String section,
        String result,
        String context,
        List<String> accepts,
        String kernel,
        String libbpf,
        int readOffset,
        int readSize,
        boolean canEmit,
        boolean hasSecondWord) {
    ProgramSection {
        accepts = List.copyOf(accepts);
    }

    boolean hasContext() {
        return !context.equals("-");
    }

    /** Those of the tables, in the order of random.tsv. */
    static List<ProgramSection> table(Path testdata) {
        Map<String, List<String>> types = rows(testdata.resolve("types.tsv"));
        List<ProgramSection> sections = new ArrayList<>();
        rows(testdata.resolve("random.tsv")).forEach((name, uses) -> {
            List<String> row = Objects.requireNonNull(types.get(name), name);
            List<String> accepts =
                    row.get(6).equals("-") ? List.of() : List.of(row.get(6).split(",", -1));
            String[] read = uses.get(1).split(":", -1);
            sections.add(new ProgramSection(
                    row.get(1),
                    row.get(2),
                    row.get(4),
                    row.get(5),
                    accepts,
                    row.get(7),
                    row.get(8),
                    Integer.parseInt(read[0]),
                    Integer.parseInt(read[1]),
                    uses.get(2).equals("yes"),
                    uses.get(3).equals("yes")));
        });
        return List.copyOf(sections);
    }

    private static Map<String, List<String>> rows(Path path) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(path)) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    List<String> fields = List.of(line.split("\t", -1));
                    rows.put(fields.get(0), fields);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
