package io.github.retrobpf.rewriter.testing;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.rewriter.api.PlacementDeclaration;
import io.github.retrobpf.rewriter.link.LinkException;
import io.github.retrobpf.rewriter.link.LinkOptions;
import io.github.retrobpf.rewriter.link.Linker;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.BpfObjectReader;
import io.github.retrobpf.rewriter.validate.ParsedObject;
import io.github.retrobpf.rewriter.validate.Validation;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration;
import io.github.retrobpf.rewriter.validate.link.LinkValidator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Objects and what the linker made of them.
 *
 * @param name for messages
 * @param inputs in the order in which they were linked
 * @param options how they were
 * @param output the whole file
 * @param declaration what the linker says of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Linking(
        String name, List<ParsedObject> inputs, LinkOptions options, byte[] output, LinkDeclaration declaration) {
    /** A file by its name. */
    public record Input(String name, byte[] bytes) {}

    public static Linking of(LinkOptions options, Input... inputs) throws LinkException, MalformedInputException {
        return of(options, List.of(inputs));
    }

    /** Links, and reads everything again for who checks. */
    public static Linking of(LinkOptions options, List<Input> inputs) throws LinkException, MalformedInputException {
        List<BpfObject> objects = new ArrayList<>();
        List<ParsedObject> parsed = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (Input input : inputs) {
            objects.add(BpfObjectReader.read(input.bytes(), input.name()));
            parsed.add(ParsedObject.of(ElfReader.read(input.bytes(), input.name())));
            name.append(name.isEmpty() ? "" : " + ").append(input.name());
        }
        Linker.Linked linked = Linker.link("linked.o", objects, new BitSet(), options);
        return new Linking(
                name.toString(),
                parsed,
                options,
                linked.output(),
                PlacementDeclaration.of(linked.provenance(), options));
    }

    public Validation validate() throws MalformedInputException {
        return validate(output);
    }

    /** What is said of another output. */
    public Validation validate(byte[] other) throws MalformedInputException {
        return LinkValidator.validate(inputs, ParsedObject.of(ElfReader.read(other, "linked.o")), declaration);
    }
}
