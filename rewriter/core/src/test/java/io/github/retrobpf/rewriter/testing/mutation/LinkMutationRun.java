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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Mutants of linked objects, and of what the linker says of them, judged. */
final class LinkMutationRun {
    private static final int SITES = 3;

    private LinkMutationRun() {}

    /** Three mutants of each kind for each link; another number with {@code -Dretrobpf.mutation.sites=N}, {@code all}. */
    static Judgements of(List<Linking> links) {
        int perKind = Judgements.sitesAskedFor().orElse(SITES);
        return links.parallelStream().map(l -> of(l, perKind)).reduce(new Judgements(), Judgements::join);
    }

    private static Judgements of(Linking linking, int perKind) {
        Judgements judgements = new Judgements();
        try {
            Subject subject = Subject.of(linking.name(), linking.output());
            Mutants mutants = new Mutants(linking.name().hashCode(), perKind);
            Layers.collectPlain(subject, mutants);
            mutants.enter("whole");
            whole(linking, mutants);
            mutants.chosen()
                    .forEach(m -> judgements.add(
                            linking.name(),
                            m,
                            bytes -> isNew(bytes, linking)
                                    ? judge(linking, bytes, linking.declaration())
                                    : Optional.empty()));
            for (OtherInputs.Link link : OtherInputs.of(linking, perKind)) {
                Linking other = link.linking();
                if (isNew(other.output(), linking)) {
                    judgements.add(
                            link.kind(),
                            linking.name() + ": " + link.place(),
                            () -> judge(linking, other.output(), other.declaration()));
                }
            }
            for (LinkMutations.Lie lie : LinkMutations.of(linking)) {
                judgements.add(
                        lie.kind(),
                        linking.name() + ": " + lie.place(),
                        () -> judge(linking, linking.output(), lie.declaration()));
            }
        } catch (MalformedInputException e) {
            throw new AssertionError(linking.name(), e);
        }
        return judgements;
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

    private static boolean isNew(byte[] mutant, Linking linking) {
        return !Arrays.equals(mutant, linking.output());
    }

    /** The same in both columns: a link has nothing to compare with but what is declared. */
    private static Optional<Verdicts> judge(Linking linking, byte[] bytes, LinkDeclaration declaration) {
        Verdict verdict;
        try {
            ParsedObject output = ParsedObject.of(ElfReader.read(bytes, "mutant.o"));
            verdict = LinkValidator.validate(linking.inputs(), output, declaration)
                            .isTranslation()
                    ? Verdict.SURVIVED
                    : Verdict.MISMATCH;
        } catch (MalformedInputException e) {
            verdict = Verdict.MALFORMED;
        }
        return Optional.of(new Verdicts(verdict, verdict));
    }
}
