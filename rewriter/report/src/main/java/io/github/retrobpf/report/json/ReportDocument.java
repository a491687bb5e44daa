package io.github.retrobpf.report.json;

import io.github.retrobpf.report.json.ObjectReport.Outcome;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import java.util.List;

/**
 * What was done to objects; {@code docs/report.schema.json} defines it. The same inputs and options give the same
 * document, {@code timings} aside.
 *
 * @param schema name and version of that definition
 * @param retrobpf version of the tool
 * @param command {@code rewrite} or {@code check}
 * @param problems what went wrong beside the objects, each one line
 * @param objects in the order of the inputs
 */
public record ReportDocument(
        String schema,
        String retrobpf,
        String command,
        ReportedOptions options,
        Summary summary,
        List<String> problems,
        List<ObjectReport> objects,
        Timings timings) {
    /** Its number changes when a reader of the old one would stumble. */
    public static final String SCHEMA = "retrobpf-report/1";

    /**
     * The document of a run.
     *
     * @param isStrict whether what cannot be mended was an error
     */
    public static ReportDocument of(
            String version,
            String command,
            RewriteOptions options,
            boolean isStrict,
            List<String> problems,
            List<ObjectReport> objects,
            List<ObjectTimings> timings) {
        return new ReportDocument(
                SCHEMA,
                version,
                command,
                ReportedOptions.of(options, isStrict),
                Summary.of(objects),
                List.copyOf(problems),
                List.copyOf(objects),
                new Timings("microseconds", List.copyOf(timings)));
    }

    public byte[] toBytes() {
        return JsonWriter.toBytes(this);
    }

    /** How many objects came to which end. */
    record Summary(int objects, long rewritten, long unchanged, long refused, long failed) {
        static Summary of(List<ObjectReport> objects) {
            return new Summary(
                    objects.size(),
                    count(objects, Outcome.REWRITTEN),
                    count(objects, Outcome.UNCHANGED),
                    count(objects, Outcome.REFUSED),
                    count(objects, Outcome.FAILED));
        }

        private static long count(List<ObjectReport> objects, Outcome outcome) {
            return objects.stream()
                    .filter(o -> o.outcome().equals(Words.of(outcome)))
                    .count();
        }
    }

    record Timings(String unit, List<ObjectTimings> objects) {}
}
