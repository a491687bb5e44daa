package io.github.retrobpf.fuzz.run;

import io.github.retrobpf.elf.io.Limits;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.io.SafeText;
import io.github.retrobpf.fuzz.Target;

/** One input on one target: the only exception that may come of it is the located one, and it stays within budget. */
public final class Trial {
    /** A law does things several times, and the first of them loads classes. */
    private static final long LEAST_ALLOCATED = 64 << 20;

    /** The machine may be busy, and the code instrumented. */
    private static final long LEAST_NANOS = 2_000_000_000L;

    private static final int TRIALS = 3;

    private Trial() {}

    /** Throws whatever is a finding. */
    public static void of(Target target, byte[] input) {
        run(target, input);
    }

    /** Throws whatever is a finding; so is taking too much memory or time, each time of several. */
    public static void withinBudget(Target target, byte[] input) {
        String excess = "";
        for (int trial = 0; trial < TRIALS; trial++) {
            Cost then = Cost.now();
            int size = run(target, input);
            Cost cost = Cost.since(then);
            if (cost.allocated() <= LEAST_ALLOCATED + (long) size * Limits.ALLOCATED_PER_BYTE
                    && cost.nanos() <= LEAST_NANOS + (long) size * Limits.NANOS_PER_BYTE) {
                return;
            }
            excess = cost.allocated() + " bytes of memory and " + cost.nanos() / 1_000_000 + " ms for " + size
                    + " bytes";
        }
        throw new AssertionError("takes " + excess);
    }

    /** How many bytes were given to the code under test. */
    private static int run(Target target, byte[] input) {
        try {
            return target.run(input);
        } catch (MalformedInputException e) {
            String message = e.getMessage();
            if (!message.startsWith(e.location() + ": ") || !message.startsWith(Target.FILE)) {
                throw new AssertionError("names no place: " + message, e);
            }
            if (!SafeText.escape(message).equals(message)) {
                throw new AssertionError("not one line of harmless text: " + message, e);
            }
            return input.length;
        }
    }
}
