package io.github.retrobpf.fuzz.run;

import io.github.retrobpf.fuzz.Targets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a log of libFuzzer says.
 *
 * @param target that ran
 * @param executions how many inputs were tried
 * @param coverage how many edges of code they went through
 * @param features how many edges and numbers of passes, and values compared
 * @param corpus how many inputs are worth keeping
 */
record FuzzFigures(Targets target, long executions, long coverage, long features, long corpus) {
    static final String HEADING =
            String.format("%-14s %12s %10s %10s %8s %9s", "TARGET", "EXECUTIONS", "COVERAGE", "FEATURES", "CORPUS", "");

    private static final Pattern EXECUTIONS = Pattern.compile("stat::number_of_executed_units: (\\d+)");
    private static final Pattern STATUS = Pattern.compile("cov: (\\d+) ft: (\\d+) corp: (\\d+)/");

    static FuzzFigures ofLog(Targets target, Path log) throws IOException {
        String text = Files.readString(log, StandardCharsets.ISO_8859_1);
        return new FuzzFigures(
                target, last(EXECUTIONS, text, 1), last(STATUS, text, 1), last(STATUS, text, 2), last(STATUS, text, 3));
    }

    private static long last(Pattern pattern, String text, int group) {
        long last = 0;
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            last = Long.parseLong(matcher.group(group));
        }
        return last;
    }

    String line(boolean hasFinding) {
        return String.format(
                Locale.ROOT,
                "%-14s %,12d %,10d %,10d %,8d %9s",
                target.word(),
                executions,
                coverage,
                features,
                corpus,
                hasFinding ? "FINDING" : "ok");
    }
}
