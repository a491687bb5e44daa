package io.github.retrobpf.cli.rewrite;

import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.text.Line;
import java.util.List;
import java.util.Optional;

/**
 * What became of a job.
 *
 * @param state in short
 * @param lines for the user
 * @param entry for the report, if there is one
 */
record Outcome(State state, List<Line> lines, Optional<JobRecord.Entry> entry) {
    enum State {
        REWRITTEN,
        UNCHANGED,
        /** Something in it cannot be mended, and nothing less was good enough. */
        REFUSED,
        FAILED,
        /** The result was no translation of the input, by our fault. */
        MISMATCHED,
        /** The heap was full. */
        EXHAUSTED,
        /** By our fault. */
        CRASHED
    }

    Outcome {
        lines = List.copyOf(lines);
    }

    ExitStatus status() {
        return switch (state) {
            case REWRITTEN, UNCHANGED -> ExitStatus.DONE;
            case REFUSED, FAILED -> ExitStatus.PROBLEM;
            case MISMATCHED -> ExitStatus.MISMATCH;
            case EXHAUSTED, CRASHED -> ExitStatus.INTERNAL;
        };
    }
}
