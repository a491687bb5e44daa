package io.github.retrobpf.rewriter.testing.mutation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was caught of links, as Markdown. */
final class LinkMutationTable {
    private static final Map<String, String> LAYERS = new LinkedHashMap<>();

    static {
        LAYERS.put("whole", "another order of the inputs, one of them missing, one of them alone, other paths");
        LAYERS.put("inputs", "the link of other inputs: a bit of one changed, other bindings and visibilities");
        LAYERS.put("declaration", "what the linker says of places, types and options");
        LAYERS.put("code", "opcodes, registers, offsets, immediates, order and number of instructions");
        LAYERS.put("calls", "calls and addresses of other functions, in every form");
        LAYERS.put(
                "relocations", "place, type and symbol; lost, doubled, swapped and extra ones; in code, data, DWARF");
        LAYERS.put("records", "func_info, line_info and CO-RE records: fields, order, number, blocks");
        LAYERS.put("tags", "lost, moved, added ones");
        LAYERS.put("types", "every field of every kind, strings, headers, more and fewer types");
        LAYERS.put("symbols", "every field, order, number; lost, doubled and new ones");
        LAYERS.put("sections", "bytes of data, padding, headers, order; lost, doubled and new ones");
    }

    private LinkMutationTable() {}

    static String of(Map<Kind, Score> scores) {
        StringBuilder text = new StringBuilder();
        row(text, List.of("Layer", "What is broken", "Kinds", "Mutants", "Refused", "Caught", "Survive"));
        row(text, List.of("---", "---", "--:", "--:", "--:", "--:", "--:"));
        Score sum = Score.NONE;
        for (Map.Entry<String, String> layer : LAYERS.entrySet()) {
            List<Score> own = scores.entrySet().stream()
                    .filter(e -> e.getKey().layer().equals(layer.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            Score of = own.stream().reduce(Score.NONE, Score::plus);
            row(text, cells(layer.getKey(), layer.getValue(), own.size(), of));
            sum = sum.plus(of);
        }
        row(text, cells("**all**", "", scores.size(), sum));
        return text.append('\n')
                .append(MutationTable.percent(sum.mutants() - sum.survivors(), sum.mutants()))
                .append(" % are caught.\n")
                .toString();
    }

    static String ofExplanations() {
        StringBuilder text = new StringBuilder();
        LinkExplanations.HARMLESS.forEach((kind, why) ->
                text.append("- ").append(kind).append(". ").append(why).append('\n'));
        return text.toString();
    }

    private static List<String> cells(String layer, String what, int kinds, Score score) {
        return List.of(
                layer,
                what,
                String.valueOf(kinds),
                String.valueOf(score.mutants()),
                String.valueOf(score.malformed()),
                String.valueOf(score.declared()),
                String.valueOf(score.survivors()));
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
