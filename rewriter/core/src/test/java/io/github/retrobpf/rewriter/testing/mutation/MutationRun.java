package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Fixtures;
import java.nio.file.Path;
import java.util.List;

/** Mutants of all fixtures, judged. */
final class MutationRun {
    private static final int SITES = 1;

    private MutationRun() {}

    /**
     * One mutant of each kind for each rewriting of one object of each fixture; with {@code -Dretrobpf.mutation.sites=N} N
     * for each rewriting of every object, with {@code all} every one there is.
     */
    static Judgements ofFixtures() {
        return Judgements.sitesAskedFor()
                .map(sites -> of(Fixtures.objects(), sites))
                .orElseGet(() -> of(Subjects.inTurn(), SITES));
    }

    private static Judgements of(List<Path> objects, int perKind) {
        return objects.parallelStream().map(object -> of(object, perKind)).reduce(new Judgements(), Judgements::join);
    }

    private static Judgements of(Path object, int perKind) {
        Judgements judgements = new Judgements();
        for (Subject subject : Subjects.of(object)) {
            Mutants mutants = new Mutants(subject.name().hashCode(), perKind);
            try {
                Layers.collect(subject, mutants);
            } catch (MalformedInputException e) {
                throw new AssertionError(subject.name(), e);
            }
            mutants.chosen().forEach(m -> judgements.add(subject.name(), m, bytes -> Judge.judge(subject, bytes)));
        }
        return judgements;
    }
}
