package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.rewriter.link.LinkException;
import io.github.retrobpf.rewriter.link.LinkOptions;
import io.github.retrobpf.rewriter.testing.Linking;
import io.github.retrobpf.rewriter.testing.mutation.Judge.Verdict;
import io.github.retrobpf.rewriter.testing.mutation.Judge.Verdicts;
import io.github.retrobpf.rewriter.validate.ParsedObject;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration;
import io.github.retrobpf.rewriter.validate.link.LinkValidator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Mutants of linked objects, and of what the linker says of them, judged. */
final class LinkMutationRun {
    private static final int SITES = 3;

    private final Map<Kind, Score> scores = new TreeMap<>();
    private final List<String> survivors = new ArrayList<>();
    private final List<Kind> survivingKinds = new ArrayList<>();
    private final List<String> defects = new ArrayList<>();

    private LinkMutationRun() {}

    /** Three mutants of each kind for each link; another number with {@code -Dretrobpf.mutation.sites=N}, {@code all}. */
    static LinkMutationRun of(List<Linking> links) {
        String sites = System.getProperty("retrobpf.mutation.sites", "");
        int perKind = sites.isEmpty() ? SITES : sites.equals("all") ? Integer.MAX_VALUE : Integer.parseInt(sites);
        return links.parallelStream().map(l -> of(l, perKind)).reduce(new LinkMutationRun(), LinkMutationRun::join);
    }

    private static LinkMutationRun of(Linking linking, int perKind) {
        LinkMutationRun run = new LinkMutationRun();
        try {
            Subject subject = Subject.of(linking.name(), linking.output());
            Mutants mutants = new Mutants(linking.name().hashCode(), perKind);
            Layers.collectPlain(subject, mutants);
            mutants.enter("whole");
            whole(linking, mutants);
            mutants.chosen().forEach(mutant -> run.judge(linking, mutant));
            for (OtherInputs.Link link : OtherInputs.of(linking, perKind)) {
                Linking other = link.linking();
                if (!Arrays.equals(other.output(), linking.output())) {
                    run.judge(linking, link.kind(), link.place(), other.output(), other.declaration());
                }
            }
            for (LinkMutations.Lie lie : LinkMutations.of(linking)) {
                run.judge(linking, lie.kind(), lie.place(), linking.output(), lie.declaration());
            }
        } catch (MalformedInputException e) {
            throw new AssertionError(linking.name(), e);
        }
        return run;
    }

    private static void whole(Linking linking, Mutants mutants) {
        List<Linking.Input> inputs = new ArrayList<>();
        linking.inputs()
                .forEach(i -> inputs.add(
                        new Linking.Input(i.elf().name(), i.elf().image().toByteArray())));
        List<Linking.Input> turned = new ArrayList<>(inputs);
        Collections.reverse(turned);
        mutants.add("the inputs in another order", () -> "", () -> link(linking.options(), turned));
        mutants.add(
                "without the last input",
                () -> "",
                () -> link(linking.options(), inputs.subList(0, inputs.size() - 1)));
        mutants.add("the first input, not linked", () -> "", () -> inputs.get(0).bytes());
        LinkOptions old = linking.options();
        LinkOptions prefixes = new LinkOptions(
                old.keepDebug(),
                old.collectGarbage(),
                old.isStrict(),
                old.allowIdentical(),
                List.of(new LinkOptions.PathPrefix("./", "/elsewhere/")));
        mutants.add("other paths", () -> "", () -> link(prefixes, inputs));
    }

    private static byte[] link(LinkOptions options, List<Linking.Input> inputs) throws MalformedInputException {
        try {
            return Linking.of(options, inputs).output();
        } catch (LinkException e) {
            throw new IllegalStateException(e);
        }
    }

    private void judge(Linking linking, Mutant mutant) {
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
        if (!Arrays.equals(bytes, linking.output())) {
            judge(linking, mutant.kind(), mutant.place(), bytes, linking.declaration());
        }
    }

    private void judge(Linking linking, Kind kind, String place, byte[] bytes, LinkDeclaration declaration) {
        Verdict verdict;
        try {
            ParsedObject output = ParsedObject.of(ElfReader.read(bytes, "mutant.o"));
            verdict = LinkValidator.validate(linking.inputs(), output, declaration)
                            .isTranslation()
                    ? Verdict.SURVIVED
                    : Verdict.MISMATCH;
        } catch (MalformedInputException e) {
            verdict = Verdict.MALFORMED;
        } catch (RuntimeException | Error e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            defects.add(kind + ", " + linking.name() + ": " + place + ": " + trace);
            return;
        }
        scores.merge(kind, Score.of(new Verdicts(verdict, verdict)), Score::plus);
        if (verdict == Verdict.SURVIVED) {
            survivingKinds.add(kind);
            survivors.add(kind + " (" + linking.name() + ", " + place + ")");
        }
    }

    private static LinkMutationRun join(LinkMutationRun a, LinkMutationRun b) {
        LinkMutationRun both = new LinkMutationRun();
        for (LinkMutationRun run : List.of(a, b)) {
            run.scores.forEach((kind, score) -> both.scores.merge(kind, score, Score::plus));
            both.survivors.addAll(run.survivors);
            both.survivingKinds.addAll(run.survivingKinds);
            both.defects.addAll(run.defects);
        }
        return both;
    }

    /** By kind. */
    Map<Kind, Score> scores() {
        return scores;
    }

    /** For messages. */
    List<String> survivors() {
        return survivors;
    }

    List<Kind> survivingKinds() {
        return survivingKinds;
    }

    /** Mutants on which the validator failed. */
    List<String> defects() {
        return defects;
    }
}
