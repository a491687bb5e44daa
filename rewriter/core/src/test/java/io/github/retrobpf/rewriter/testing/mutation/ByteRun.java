package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.plan.Strategy;
import io.github.retrobpf.rewriter.testing.mutation.Judge.Verdict;
import io.github.retrobpf.rewriter.testing.mutation.Judge.Verdicts;
import io.github.retrobpf.rewriter.validate.ParsedObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Every byte of a rewritten object changed, one at a time. */
final class ByteRun {
    /** Small ones, each with something that the others lack; both byte orders, both compilers. */
    static final List<String> OBJECTS = List.of(
            "static_chain.clang19.el",
            "core_reloc.clang19.eb",
            "exception_callback.clang14.el",
            "mixed_four.clang19.eb",
            "for_each_callback.clang14.eb",
            "nested_two_types.clang14.el");

    private static final int[] FLIPS = {0x01, 0x80, 0xff};
    private static final int[] ALL_FLIPS = {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xff};

    private static final boolean IS_FULL =
            System.getProperty("retrobpf.mutation.sites", "").equals("all");

    /** A byte that may be another one. */
    record Survivor(String object, int at, int flip, Optional<Harmless> reason, boolean isDeclared) {}

    /** Of one object. */
    record Result(String object, int bytes, Score score, List<Survivor> survivors) {}

    private record Judged(int at, int flip, Verdicts verdicts) {}

    private ByteRun() {}

    static Result of(String object) {
        Subject subject = Subjects.subject(object + ".o", RewriteOptions.DEFAULT.withStrategy(Strategy.AUTO))
                .orElseThrow();
        List<Judged> judged = IntStream.range(0, subject.output().length)
                .parallel()
                .boxed()
                .flatMap(at -> flips(at).mapToObj(flip -> judge(subject, at, flip)))
                .toList();
        Score score = judged.stream().map(j -> Score.of(j.verdicts())).reduce(Score.NONE, Score::plus);
        List<Survivor> survivors = judged.stream()
                .filter(j -> j.verdicts().declared() == Verdict.SURVIVED
                        || j.verdicts().undeclared() == Verdict.SURVIVED)
                .map(j -> survivor(subject, j))
                .toList();
        return new Result(object, subject.output().length, score, survivors);
    }

    /** One in turn, or with {@code -Dretrobpf.mutation.sites=all} each bit on its own and all together. */
    private static IntStream flips(int at) {
        return IS_FULL ? IntStream.of(ALL_FLIPS) : IntStream.of(FLIPS[at % FLIPS.length]);
    }

    private static byte[] mutant(Subject subject, int at, int flip) {
        byte[] bytes = subject.output().clone();
        bytes[at] ^= (byte) flip;
        return bytes;
    }

    private static Judged judge(Subject subject, int at, int flip) {
        try {
            return new Judged(
                    at, flip, Judge.judge(subject, mutant(subject, at, flip)).orElseThrow());
        } catch (RuntimeException e) {
            throw new AssertionError(subject.name() + ", byte " + at + " ^ " + flip, e);
        }
    }

    private static Survivor survivor(Subject subject, Judged judged) {
        try {
            boolean isDeclared = judged.verdicts().declared() == Verdict.SURVIVED;
            ParsedObject mutant =
                    ParsedObject.of(ElfReader.read(mutant(subject, judged.at(), judged.flip()), "mutant.o"));
            return new Survivor(
                    subject.name(),
                    judged.at(),
                    judged.flip(),
                    Harmless.of(subject, mutant, judged.at(), isDeclared),
                    isDeclared);
        } catch (MalformedInputException e) {
            throw new AssertionError(e);
        }
    }
}
