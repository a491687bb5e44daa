package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.testing.mutation.Judge.Verdict;
import io.github.retrobpf.rewriter.testing.mutation.Judge.Verdicts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came of mutants. */
final class Judgements {
    /** A mutant that not every column caught. */
    record Survivor(Kind kind, String place, Verdicts verdicts) {}

    /** Looks at one mutant; empty for one that is no mutant. */
    interface Judging {
        Optional<Verdicts> judge() throws MalformedInputException;
    }

    /** The same, of a file. */
    interface FileJudging {
        Optional<Verdicts> judge(byte[] mutant) throws MalformedInputException;
    }

    private final Map<Kind, Score> scores = new TreeMap<>();
    private final List<Survivor> survivors = new ArrayList<>();
    private final List<String> defects = new ArrayList<>();

    /** Both, in this order. */
    static Judgements join(Judgements a, Judgements b) {
        Judgements both = new Judgements();
        for (Judgements one : List.of(a, b)) {
            one.scores.forEach((kind, score) -> both.scores.merge(kind, score, Score::plus));
            both.survivors.addAll(one.survivors);
            both.defects.addAll(one.defects);
        }
        return both;
    }

    /** How many mutants of each kind are asked for with {@code -Dretrobpf.mutation.sites=N}, or {@code all}. */
    static Optional<Integer> sitesAskedFor() {
        String sites = System.getProperty("retrobpf.mutation.sites", "");
        if (sites.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(sites.equals("all") ? Integer.MAX_VALUE : Integer.parseInt(sites));
    }

    /** Makes a mutant and looks at it, unless no file comes of its edit. */
    void add(String subject, Mutant mutant, FileJudging judging) {
        byte[] bytes;
        try {
            bytes = mutant.making().make();
        } catch (MalformedInputException
                | IllegalStateException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            return;
        }
        add(mutant.kind(), subject + ": " + mutant.place(), () -> judging.judge(bytes));
    }

    void add(Kind kind, String place, Judging judging) {
        try {
            Optional<Verdicts> verdicts = judging.judge();
            verdicts.ifPresent(v -> add(kind, place, v));
        } catch (MalformedInputException | RuntimeException | Error e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            defects.add(kind + ", " + place + ": " + trace);
        }
    }

    private void add(Kind kind, String place, Verdicts verdicts) {
        scores.merge(kind, Score.of(verdicts), Score::plus);
        if (verdicts.declared() == Verdict.SURVIVED || verdicts.undeclared() == Verdict.SURVIVED) {
            survivors.add(new Survivor(kind, place, verdicts));
        }
    }

    /** By kind, in the order of the table. */
    Map<Kind, Score> scores() {
        return scores;
    }

    List<Survivor> survivors() {
        return survivors;
    }

    /** Mutants on which the validator failed. */
    List<String> defects() {
        return defects;
    }
}
