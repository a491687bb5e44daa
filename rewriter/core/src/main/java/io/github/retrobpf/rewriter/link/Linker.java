package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.EmptyElf;
import io.github.retrobpf.elf.io.LimitExceededException;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.parallel.Parallel;
import io.github.retrobpf.rewriter.parallel.Pending;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Makes one object of several. */
public final class Linker {
    private Linker() {}

    /**
     * What came of it.
     *
     * @param output the whole file
     * @param inputs names of the objects in it
     * @param map tells what stands where, and why; few want to know
     * @param diagnostics what the user has to know beside
     * @param provenance where everything of the inputs went
     */
    @SuppressWarnings("ArrayRecordComponent") // a hand-over, never compared
    public record Linked(
            byte[] output,
            List<String> inputs,
            Supplier<LinkMap> map,
            List<Diagnostic> diagnostics,
            Provenance provenance) {
        public Linked {
            inputs = List.copyOf(inputs);
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Links objects, one at least.
     *
     * @param name of the output, for messages
     * @param onDemand by position, which objects are taken only where others need them
     * @throws LinkException where they do not fit together
     */
    public static Linked link(String name, List<BpfObject> objects, BitSet onDemand, LinkOptions options)
            throws LinkException, MalformedInputException {
        return start(name, objects, onDemand, options).finish();
    }

    /**
     * Begins to link; what takes longest, the types, may still be under way when it returns.
     *
     * @param name of the output, for messages
     * @param onDemand by position, which objects are taken only where others need them
     * @throws LinkException where they do not fit together
     */
    public static StartedLink start(String name, List<BpfObject> objects, BitSet onDemand, LinkOptions options)
            throws LinkException, MalformedInputException {
        try {
            return start(name, onDemand.isEmpty() ? objects : Members.select(objects, onDemand), options);
        } catch (LimitExceededException e) {
            throw tooLarge(name, e);
        }
    }

    private static StartedLink start(String name, List<BpfObject> objects, LinkOptions options)
            throws LinkException, MalformedInputException {
        long size = objects.stream().mapToLong(o -> o.elf().image().size()).sum();
        List<Integer> indices = IntStream.range(0, objects.size()).boxed().toList();
        List<InputObject> inputs =
                Parallel.map(indices, size, i -> new InputObject(i, objects.get(i), options.keepDebug()));
        Problems problems = new Problems();
        Parallel.map(inputs, size, input -> InputChecks.check(input, inputs.get(0)))
                .forEach(problems::addAll);
        RecordChecks.check(inputs, problems);
        problems.check();
        // ── every input can be linked; now whether they fit together ──
        SectionCopies copies = SectionCopies.find(inputs, problems);
        GlobalSymbols globals = SymbolResolver.resolve(inputs, copies);
        // Where everything goes does not depend on whether it agrees: both at a time.
        Pending<Problems> agreement = Pending.start(size, () -> Agreement.check(globals, options.allowIdentical()));
        Problems misplaced = new Problems();
        Liveness liveness = options.collectGarbage() ? Liveness.of(inputs, globals, copies) : null;
        Bodies bodies = Bodies.of(inputs, globals, liveness);
        Layout layout = Layout.of(inputs, copies, bodies, misplaced);
        List<GlobalSymbol> unresolved = Unresolved.find(globals, layout);
        if (options.isStrict()) {
            Unresolved.refuse(unresolved, misplaced);
        }
        problems.addAll(agreement.get());
        problems.addAll(misplaced);
        problems.check();
        // ── every place is final; now what stands there, and what names it ──
        LocalNames names = LocalNames.choose(inputs, globals, layout);
        Pending<Optional<MergedTypes>> pending =
                Pending.start(size, () -> new TypeMerger(name, inputs, layout, globals, names).merge(options));
        ContentMerger merger = new ContentMerger(layout, globals, problems);
        Map<OutputSection, Contents> contents = new LinkedHashMap<>();
        for (OutputSection section : layout.sections()) {
            contents.put(section, merger.merge(section));
        }
        StaleDebug.warn(inputs, layout, problems);
        problems.check();
        ElfBuilder elf = ElfBuilder.of(
                ElfReader.read(EmptyElf.bytes(objects.get(0).elf().header().order()), name));
        Assembler assembler = new Assembler(elf, layout, globals, names);
        assembler.place(inputs, contents);
        Mapping mapping = new Mapping(inputs, globals, layout, names, unresolved);
        return new StartedLink(name, inputs, layout, contents, pending, assembler, mapping, problems);
    }

    /** Something would become larger than it can be. */
    static LinkException tooLarge(String name, LimitExceededException e) {
        return new LinkException(List.of(new Diagnostic(
                Code.LINK_UNSUPPORTED,
                name,
                Diagnostic.Subject.OBJECT,
                Objects.requireNonNullElse(e.getMessage(), e.toString()),
                "link fewer objects")));
    }
}
