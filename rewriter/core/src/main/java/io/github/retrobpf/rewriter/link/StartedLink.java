package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.io.LimitExceededException;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.parallel.Pending;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A link of which all is decided, and all in place but the types. */
public final class StartedLink {
    private final String name;
    private final List<InputObject> inputs;
    private final Layout layout;
    private final Map<OutputSection, Contents> contents;
    private final Pending<Optional<MergedTypes>> types;
    private final Assembler assembler;
    private final Mapping mapping;
    private final Problems problems;

    StartedLink(
            String name,
            List<InputObject> inputs,
            Layout layout,
            Map<OutputSection, Contents> contents,
            Pending<Optional<MergedTypes>> types,
            Assembler assembler,
            Mapping mapping,
            Problems problems) {
        this.name = name;
        this.inputs = inputs;
        this.layout = layout;
        this.contents = contents;
        this.types = types;
        this.assembler = assembler;
        this.mapping = mapping;
        this.problems = problems;
    }

    /** The objects in it: of archives those that are needed. */
    public List<BpfObject> objects() {
        return inputs.stream().map(InputObject::object).toList();
    }

    /**
     * What comes of it. To be asked once.
     *
     * @throws LinkException where the output would be larger than a file can be
     * @throws MalformedInputException where types of an input make no sense together
     */
    public Linker.Linked finish() throws LinkException, MalformedInputException {
        try {
            Optional<MergedTypes> merged = types.get();
            merged.ifPresent(m -> assembler.add(m, contents));
            return new Linker.Linked(
                    assembler.toBytes(),
                    inputs.stream().map(InputObject::name).toList(),
                    mapping::map,
                    problems.all(),
                    Provenance.of(inputs, layout, merged));
        } catch (LimitExceededException e) {
            throw Linker.tooLarge(name, e);
        }
    }
}
