package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.testing.mutation.Judge.Verdict;
import io.github.retrobpf.rewriter.testing.mutation.Judge.Verdicts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Mutants of all fixtures, judged. */
final class MutationRun {
    private static final int SITES = 1;

    /** What came of a mutant that not every column caught. */
    record Survivor(Kind kind, String place, Verdicts verdicts) {}

    private final Map<Kind, Score> scores = new TreeMap<>();
    private final List<Survivor> survivors = new ArrayList<>();
    private final List<String> defects = new ArrayList<>();

    private MutationRun() {}

    /**
     * One mutant of each kind for each rewriting of one object of each fixture; with {@code -Dretrobpf.mutation.sites=N} N
     * for each rewriting of every object, with {@code all} every one there is.
     */
    static MutationRun ofFixtures() {
        String sites = System.getProperty("retrobpf.mutation.sites", "");
        if (sites.isEmpty()) {
            return of(Subjects.inTurn(), SITES);
        }
        return of(Fixtures.objects(), sites.equals("all") ? Integer.MAX_VALUE : Integer.parseInt(sites));
    }

    static MutationRun of(List<Path> objects, int perKind) {
        return objects.parallelStream().map(object -> of(object, perKind)).reduce(new MutationRun(), MutationRun::join);
    }

    private static MutationRun of(Path object, int perKind) {
        MutationRun run = new MutationRun();
        List<Subject> subjects = Subjects.of(object);
        for (int i = 0; i < subjects.size(); i++) {
            Subject subject = subjects.get(i);
            Mutants mutants = new Mutants(subject.name().hashCode(), perKind);
            try {
                Layers.collect(subject, mutants);
            } catch (MalformedInputException e) {
                throw new AssertionError(subject.name(), e);
            }
            mutants.chosen().forEach(mutant -> run.judge(subject, mutant));
        }
        return run;
    }

    private void judge(Subject subject, Mutant mutant) {
        byte[] bytes;
        try {
            bytes = mutant.making().make();
        } catch (MalformedInputException
                | IllegalStateException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            // No file comes of this edit.
            return;
        }
        try {
            Optional<Verdicts> verdicts = Judge.judge(subject, bytes);
            if (verdicts.isPresent()) {
                scores.merge(mutant.kind(), Score.of(verdicts.get()), Score::plus);
                boolean isCaught = verdicts.get().declared() != Verdict.SURVIVED;
                if (!isCaught || verdicts.get().undeclared() == Verdict.SURVIVED) {
                    survivors.add(new Survivor(mutant.kind(), subject.name() + ": " + mutant.place(), verdicts.get()));
                }
            }
        } catch (RuntimeException | Error e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            defects.add(mutant.kind() + ", " + subject.name() + ": " + mutant.place() + ": " + trace);
        }
    }

    private static MutationRun join(MutationRun a, MutationRun b) {
        MutationRun both = new MutationRun();
        for (MutationRun run : List.of(a, b)) {
            run.scores.forEach((kind, score) -> both.scores.merge(kind, score, Score::plus));
            both.survivors.addAll(run.survivors);
            both.defects.addAll(run.defects);
        }
        return both;
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
