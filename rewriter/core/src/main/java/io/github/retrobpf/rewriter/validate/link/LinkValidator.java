package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.parallel.Pending;
import io.github.retrobpf.rewriter.validate.Findings;
import io.github.retrobpf.rewriter.validate.ParsedObject;
import io.github.retrobpf.rewriter.validate.Sides;
import io.github.retrobpf.rewriter.validate.Validation;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration.Placed;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says whether an object is what linking makes of several. What it has to be follows from the inputs and the rules alone; what
 * the linker declares is only where everything went, and is checked as well.
 */
public final class LinkValidator {
    private final List<LinkedInput> inputs;
    private final PreparedInputs prepared;
    private final ParsedObject output;
    private final LinkDeclaration declared;
    private final Findings findings = new Findings(Sides.LINK);

    private LinkValidator(PreparedInputs prepared, ParsedObject output, LinkDeclaration declared) {
        this.inputs = prepared.inputs();
        this.prepared = prepared;
        this.output = output;
        this.declared = declared;
    }

    /**
     * Compares a linked object with its inputs.
     *
     * @param inputs in the order in which they were linked, one at least
     * @throws MalformedInputException where one of them is no sound object
     */
    public static Validation validate(List<ParsedObject> inputs, ParsedObject output, LinkDeclaration declared)
            throws MalformedInputException {
        return validate(PreparedInputs.of(inputs, declared.asked().keepsDebug()), output, declared);
    }

    /**
     * The same with inputs of which all was found out before there was an output.
     *
     * @param inputs prepared for the same choice about debug info
     */
    public static Validation validate(PreparedInputs inputs, ParsedObject output, LinkDeclaration declared)
            throws MalformedInputException {
        return new LinkValidator(inputs, output, declared).validate();
    }

    private Validation validate() throws MalformedInputException {
        Resolution resolution = prepared.resolution();
        Bodies bodies = prepared.bodies();
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
        Optional<TypesOfLink> types =
                TypesOfLink.of(inputs, output, declared, resolution, places, names, symbols, findings);
        Pending<Findings> typeFindings = Pending.start(
                output.elf().image().size(),
                () -> types.isPresent() ? types.get().check() : new Findings(Sides.LINK));
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
        types.ifPresent(t -> t.checkRecords(contents, findings));
        findings.addAll(typeFindings.get());
        types.ifPresent(t -> t.checkExplained(findings));
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
}
