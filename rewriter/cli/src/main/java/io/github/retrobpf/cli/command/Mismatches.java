package io.github.retrobpf.cli.command;

import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.rewriter.validate.MismatchException;
import io.github.retrobpf.rewriter.validate.Validation;
import java.util.ArrayList;
import java.util.List;

/** Says that what came out is no translation of what went in. */
public final class Mismatches {
    private Mismatches() {}

    /** Of our own output, which nobody gets. */
    public static List<Line> describe(String subject, MismatchException e) {
        List<Line> lines = new ArrayList<>();
        Validation validation = e.validation();
        lines.add(Line.error(subject + ": not written: the result is no translation of the input, a bug in retrobpf;"
                + " please report it: " + validation.mismatches().get(0)));
        validation.mismatches().stream().skip(1).forEach(m -> lines.add(Line.error(subject + ": " + m)));
        addRest(lines, validation);
        return lines;
    }

    /** Of two objects that a user compares. */
    public static List<Line> list(String subject, Validation validation) {
        List<Line> lines = new ArrayList<>();
        validation.mismatches().forEach(m -> lines.add(new Line(Line.Kind.FAULT, subject + ": " + m)));
        addRest(lines, validation);
        return lines;
    }

    private static void addRest(List<Line> lines, Validation validation) {
        int rest = validation.mismatchCount() - validation.mismatches().size();
        if (rest > 0) {
            lines.add(Line.detail("and " + rest + " mismatches more"));
        }
    }
}
