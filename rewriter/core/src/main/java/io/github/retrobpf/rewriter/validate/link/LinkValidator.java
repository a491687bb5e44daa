package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.parallel.Pending;
import io.github.retrobpf.rewriter.validate.Findings;
import io.github.retrobpf.rewriter.validate.ParsedObject;
import io.github.retrobpf.rewriter.validate.Place;
import io.github.retrobpf.rewriter.validate.Sides;
import io.github.retrobpf.rewriter.validate.Validation;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says whether an object is what linking makes of several. What it has to be follows from the inputs and the rules alone; what
 * the linker declares is only where everything went, and is checked as well.
 */
public final class LinkValidator {
    private final List<LinkedInput> inputs = new ArrayList<>();
    private final ParsedObject output;
    private final LinkDeclaration declared;
    private final Findings findings = new Findings(Sides.LINK);

    private LinkValidator(List<ParsedObject> inputs, ParsedObject output, LinkDeclaration declared) {
        this.output = output;
        this.declared = declared;
        for (ParsedObject input : inputs) {
            this.inputs.add(
                    new LinkedInput(this.inputs.size(), input, declared.asked().keepsDebug()));
        }
    }

    /**
     * Compares a linked object with its inputs.
     *
     * @param inputs in the order in which they were linked, one at least
     * @throws MalformedInputException where one of them is no sound object
     */
    public static Validation validate(List<ParsedObject> inputs, ParsedObject output, LinkDeclaration declared)
            throws MalformedInputException {
        return new LinkValidator(inputs, output, declared).validate();
    }

    private Validation validate() throws MalformedInputException {
        Resolution resolution = new Resolution(inputs);
        Bodies bodies = new Bodies(inputs, resolution);
        DefinitionCheck.check(resolution, declared.asked().allowsIdentical(), findings);
        // ── what every name means is decided; now where everything has to be ──
        int before = findings.count();
        Map<String, List<Placed>> contents = new PlacementCheck(inputs, resolution, bodies, declared, findings).check();
        if (findings.count() > before) {
            return Validation.of(findings, 0, 0);
        }
        Places places = new Places(declared.sections(), bodies);
        Map<String, Integer> sections = new FileCheck(inputs, output.elf(), findings).check(contents);
        FunctionNames names = new FunctionNames(inputs, resolution, places);
        SymbolCheck symbols = new SymbolCheck(
                inputs,
                output.elf(),
                resolution,
                places,
                names,
                declared.asked().collectsGarbage(),
                findings);
        symbols.check();
        // ── every place is known; now what stands there, and what names it ──
        // What types are and what stands in sections are two matters: both at a time.
        Pending<Findings> types = Pending.start(
                output.elf().image().size(), () -> checkTypes(contents, resolution, places, names, symbols));
        HeldTypeIds typeIds = new HeldTypeIds(inputs, declared);
        long code = 0;
        for (Map.Entry<String, List<Placed>> content : contents.entrySet()) {
            Integer index = sections.get(content.getKey());
            if (index != null) {
                Section section = output.elf().section(index);
                code += Roles.isCode(section) ? section.header().size() : 0;
                checkContent(section, content.getValue(), resolution, places, symbols, typeIds);
            }
        }
        findings.addAll(types.get());
        return Validation.of(findings, declared.sections().size(), code / Field.SLOT);
    }

    private void checkContent(
            Section section,
            List<Placed> parts,
            Resolution resolution,
            Places places,
            SymbolCheck symbols,
            HeldTypeIds typeIds)
            throws MalformedInputException {
        Placed last = parts.get(parts.size() - 1);
        Section own = inputs.get(last.input()).elf().section(last.section());
        long gone = last.gone().stream().mapToLong(g -> g.end() - g.start()).sum();
        // Otherwise its size has been found wrong already, or its type.
        if (own.type() == section.type()
                && last.base() + own.header().size() - gone == section.header().size()) {
            new ContentCheck(inputs, output.elf(), section, resolution, places, symbols, typeIds, findings)
                    .check(parts);
        }
    }

    private Findings checkTypes(
            Map<String, List<Placed>> contents,
            Resolution resolution,
            Places places,
            FunctionNames names,
            SymbolCheck symbols)
            throws MalformedInputException {
        Findings findings = new Findings(Sides.LINK);
        boolean hasTypes = inputs.stream().anyMatch(i -> i.btf().isPresent());
        findings.compare(Place.of("has types"), hasTypes, output.btf().isPresent());
        if (!hasTypes || output.btf().isEmpty()) {
            return findings;
        }
        Btf btf = output.btf().get();
        TypeSections.check(output, findings);
        RenamedFunctions renamed = new RenamedFunctions(inputs, btf, declared, names, symbols);
        Texts texts = new Texts();
        TypeCheck types = new TypeCheck(inputs, btf, declared, resolution, places, renamed, texts, findings);
        if (types.check()) {
            new DataSectionCheck(inputs, output.elf(), btf, declared, resolution, places, findings).check(types);
            new RecordCheck(inputs, btf, declared, places, renamed, types, texts, findings)
                    .check(contents, output.ext());
            types.checkExplained();
        }
        return findings;
    }
}
