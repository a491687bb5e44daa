package io.github.retrobpf.rewriter.testing.mutation;

import java.util.List;
import java.util.Map;

/** What was caught, as Markdown. */
final class MutationTable {
    private MutationTable() {}

    static String of(Map<Kind, Score> scores) {
        StringBuilder text = new StringBuilder();
        row(text, List.of("Layer", "What is broken", "Mutants", "Refused", "Caught", "Survive", "Survive undeclared"));
        row(text, List.of("---", "---", "--:", "--:", "--:", "--:", "--:"));
        Score sum = Score.NONE;
        for (Map.Entry<Kind, Score> entry : scores.entrySet()) {
            row(text, cells(entry.getKey().layer(), entry.getKey().text(), entry.getValue()));
            sum = sum.plus(entry.getValue());
        }
        row(text, cells("**all**", scores.size() + " kinds", sum));
        text.append("\n")
                .append(percent(sum.mutants() - sum.survivors(), sum.mutants()))
                .append(" % are caught beside the declaration, ")
                .append(percent(sum.mutants() - sum.undeclaredSurvivors(), sum.mutants()))
                .append(" % without.\n");
        return text.toString();
    }

    static String ofExplanations() {
        StringBuilder text = new StringBuilder("Harmless:\n\n");
        Explanations.HARMLESS.forEach((kind, why) ->
                text.append("- ").append(kind).append(". ").append(why).append('\n'));
        text.append("\nAnother rewriting, which only the declaration tells from the one that was asked for:\n\n");
        Explanations.ANOTHER_REWRITING.forEach((kind, why) ->
                text.append("- ").append(kind).append(". ").append(why).append('\n'));
        return text.toString();
    }

    static String ofBytes(List<ByteRun.Result> results) {
        StringBuilder text = new StringBuilder();
        row(text, List.of("Object", "Bytes", "Refused", "Caught", "Survive", "Survive undeclared"));
        row(text, List.of("---", "--:", "--:", "--:", "--:", "--:"));
        for (ByteRun.Result result : results) {
            Score score = result.score();
            row(
                    text,
                    List.of(
                            "`" + result.object() + "`",
                            String.valueOf(result.bytes()),
                            String.valueOf(score.malformed()),
                            String.valueOf(score.declared()),
                            String.valueOf(score.survivors()),
                            String.valueOf(score.undeclaredSurvivors())));
        }
        text.append('\n');
        for (Harmless reason : Harmless.values()) {
            text.append("- ").append(reason.text()).append('\n');
        }
        return text.toString();
    }

    private static List<String> cells(String layer, String kind, Score score) {
        return List.of(
                layer,
                kind,
                String.valueOf(score.mutants()),
                count(score.malformed()),
                count(score.declared()),
                count(score.survivors()),
                count(score.undeclaredSurvivors()));
    }

    private static String count(int count) {
        return count == 0 ? "" : String.valueOf(count);
    }

    /** With two digits, rounded down: nothing is called whole that is not. */
    static String percent(int part, int whole) {
        long hundredths = 10_000L * part / whole;
        return hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10;
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
