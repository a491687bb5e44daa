package io.github.retrobpf.rewriter.api;

import io.github.retrobpf.rewriter.plan.Strategy;
import io.github.retrobpf.rewriter.program.ProgramKind;
import io.github.retrobpf.rewriter.program.ProgramTypes;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How to rewrite.
 *
 * @param strategy how tagged functions are treated
 * @param programTypes what the programs of a section are, by the section's name, where that name tells nothing or
 *     something wrong
 * @param keepGlobal names of functions that never become static, because other objects replace them ({@code freplace})
 * @param keepTags whether the tags of treated arguments stay
 * @param stripDebug whether DWARF goes
 */
public record RewriteOptions(
        Strategy strategy,
        SortedMap<String, ProgramKind> programTypes,
        SortedSet<String> keepGlobal,
        boolean keepTags,
        boolean stripDebug) {
    /** Keeps everything that it does not have to touch. */
    public static final RewriteOptions DEFAULT =
            new RewriteOptions(Strategy.AUTO, new TreeMap<>(), new TreeSet<>(), false, false);

    public RewriteOptions {
        programTypes = Collections.unmodifiableSortedMap(new TreeMap<>(programTypes));
        keepGlobal = Collections.unmodifiableSortedSet(new TreeSet<>(keepGlobal));
    }

    public RewriteOptions withStrategy(Strategy newStrategy) {
        return new RewriteOptions(newStrategy, programTypes, keepGlobal, keepTags, stripDebug);
    }

    /**
     * Tells what the programs of a section are.
     *
     * @param section its name, with or without a leading {@code ?}
     * @param type as {@link ProgramTypes#parse} takes it: {@code xdp}, {@code BPF_PROG_TYPE_XDP}, {@code ext:xdp}
     * @throws IllegalArgumentException where there is no such type; the message is one line for users
     */
    public RewriteOptions withProgramType(String section, String type) {
        SortedMap<String, ProgramKind> more = new TreeMap<>(programTypes);
        more.put(ProgramTypes.withoutMark(section), ProgramTypes.bundled().parse(type));
        return new RewriteOptions(strategy, more, keepGlobal, keepTags, stripDebug);
    }

    public RewriteOptions withKeepGlobal(Collection<String> functions) {
        return new RewriteOptions(strategy, programTypes, new TreeSet<>(functions), keepTags, stripDebug);
    }

    public RewriteOptions withKeepTags(boolean isKept) {
        return new RewriteOptions(strategy, programTypes, keepGlobal, isKept, stripDebug);
    }

    public RewriteOptions withStripDebug(boolean isStripped) {
        return new RewriteOptions(strategy, programTypes, keepGlobal, keepTags, isStripped);
    }
}
