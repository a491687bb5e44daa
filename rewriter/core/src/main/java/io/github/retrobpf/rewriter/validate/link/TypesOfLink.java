package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.validate.Findings;
import io.github.retrobpf.rewriter.validate.ParsedObject;
import io.github.retrobpf.rewriter.validate.Place;
import io.github.retrobpf.rewriter.validate.Sides;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration.Placed;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what has to do with types: {@code .BTF}, and the records that name its types. */
final class TypesOfLink {
    private final List<LinkedInput> inputs;
    private final ParsedObject output;
    private final Btf btf;
    private final LinkDeclaration declared;
    private final Resolution resolution;
    private final Places places;
    private final RenamedFunctions renamed;
    private final Findings findings = new Findings(Sides.LINK);
    private final TypeCheck types;

    private TypesOfLink(
            List<LinkedInput> inputs,
            ParsedObject output,
            Btf btf,
            LinkDeclaration declared,
            Resolution resolution,
            Places places,
            RenamedFunctions renamed) {
        this.inputs = inputs;
        this.output = output;
        this.btf = btf;
        this.declared = declared;
        this.resolution = resolution;
        this.places = places;
        this.renamed = renamed;
        this.types = new TypeCheck(inputs, btf, declared, resolution, places, renamed, findings);
    }

    /** Empty where there is nothing to compare: no types, or nothing to go by, which is a finding. */
    static Optional<TypesOfLink> of(
            List<LinkedInput> inputs,
            ParsedObject output,
            LinkDeclaration declared,
            Resolution resolution,
            Places places,
            FunctionNames names,
            SymbolCheck symbols,
            Findings findings)
            throws MalformedInputException {
        boolean hasTypes = inputs.stream().anyMatch(i -> i.btf().isPresent());
        findings.compare(Place.of("has types"), hasTypes, output.btf().isPresent());
        if (!hasTypes || output.btf().isEmpty()) {
            return Optional.empty();
        }
        TypeSections.check(output, findings);
        Btf btf = output.btf().get();
        RenamedFunctions renamed = new RenamedFunctions(inputs, btf, declared, names, symbols);
        TypesOfLink types = new TypesOfLink(inputs, output, btf, declared, resolution, places, renamed);
        boolean isDeclared = types.types.isDeclared();
        if (!isDeclared) {
            findings.addAll(types.findings);
        }
        return isDeclared ? Optional.of(types) : Optional.empty();
    }

    /** Compares the types themselves. */
    Findings check() throws MalformedInputException {
        types.check();
        new DataSectionCheck(inputs, output.elf(), btf, declared, resolution, places, findings).check(types);
        return findings;
    }

    /** Compares the records. Needs nothing of {@link #check}, and may be done at the same time. */
    void checkRecords(Map<String, List<Placed>> contents, Findings others) {
        new RecordCheck(inputs, btf, declared, places, renamed, others).check(contents, output.ext());
    }

    /** Looks for types that nothing of the above has explained. */
    void checkExplained(Findings others) {
        types.checkExplained(others);
    }
}
