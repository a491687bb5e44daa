package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.api.DeclaredRewriting;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.pass.StripDebug;
import io.github.retrobpf.rewriter.plan.Strategy;

/** Takes another file, or leaves something out on the way to it. */
final class WholeMutations implements Layer {
    @Override
    public void collect(Subject subject, Mutants mutants) {
        mutants.add("the input, not rewritten", () -> "", subject::input);
        for (Strategy strategy : Strategy.values()) {
            mutants.add(
                    "what another strategy gives",
                    strategy::toString,
                    () -> rewrite(subject, subject.options().withStrategy(strategy)));
        }
        mutants.add(
                "what keeping the tags gives",
                () -> "",
                () -> rewrite(subject, subject.options().withKeepTags(true)));
        if (StripDebug.applies(subject.rewriting().before().elf())) {
            boolean isStripped = subject.options().stripDebug();
            mutants.add(
                    isStripped ? "debug sections kept" : "debug sections lost",
                    () -> "all",
                    () -> rewrite(subject, subject.options().withStripDebug(!isStripped)));
        }
        for (Section section : subject.elf().sections()) {
            if (section.name().startsWith(".debug_")) {
                mutants.add("one debug section lost", section::name, () -> {
                    ElfBuilder elf = subject.edit();
                    elf.remove(elf.section(section.index()));
                    return elf.toBytes();
                });
            }
        }
    }

    private static byte[] rewrite(Subject subject, RewriteOptions options) throws MalformedInputException {
        return DeclaredRewriting.of("other.o", subject.input(), options)
                .result()
                .output();
    }
}
