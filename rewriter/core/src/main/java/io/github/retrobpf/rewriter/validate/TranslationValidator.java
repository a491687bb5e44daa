package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.program.ProgramKind;
import io.github.retrobpf.rewriter.program.ProgramType;
import io.github.retrobpf.rewriter.program.ProgramTypes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares a rewritten object with its original. Everything has to be as it was, except for what the rewriting is for:
 * clones of functions, calls of those, and the types and tags of context arguments.
 */
public final class TranslationValidator {
    private final ParsedObject original;
    private final ParsedObject rewritten;
    private final SortedMap<String, ProgramKind> told;
    private final Declaration declaration;
    private final Findings findings = new Findings();
    private int programs;

    private TranslationValidator(
            ParsedObject original,
            ParsedObject rewritten,
            SortedMap<String, ProgramKind> told,
            Declaration declaration) {
        this.original = original;
        this.rewritten = rewritten;
        this.told = told;
        this.declaration = declaration;
    }

    /**
     * Compares two objects. Takes time in proportion to their size, and to the number of program types in them.
     *
     * @param told what the user said of sections' programs, by the section's name without a {@code ?}
     * @param declaration what the rewriting says it did
     * @throws MalformedInputException where a function or a record of either is out of bounds
     */
    public static Validation validate(
            ParsedObject original, ParsedObject rewritten, SortedMap<String, ProgramKind> told, Declaration declaration)
            throws MalformedInputException {
        return new TranslationValidator(original, rewritten, told, declaration).validate();
    }

    private Validation validate() throws MalformedInputException {
        if (!original.elf().image().order().equals(rewritten.elf().image().order())) {
            findings.compare(
                    Place.of("byte order"),
                    original.elf().image().order(),
                    rewritten.elf().image().order());
            return Validation.failed(findings.kept(), findings.count());
        }
        Correspondence sections = SectionMatcher.match(original.elf(), rewritten.elf(), declaration, findings);
        Correspondence symbols = SymbolMatcher.match(original.elf(), rewritten.elf(), sections, findings);
        if (findings.count() > 0) {
            // Without knowing what is what, everything else would differ too.
            return Validation.failed(findings.kept(), findings.count());
        }
        Matches matches = new Matches(sections, symbols);
        new FileComparison(original.elf(), rewritten.elf(), sections, symbols, findings).compare();
        Code before = Code.of(original.elf());
        Code after = Code.of(rewritten.elf());
        FunctionRules rules = new FunctionRules(
                before, after, matches, types(original, before), types(rewritten, after), declaration, findings);
        CodeComparison code = new CodeComparison(before, after, matches, findings);
        BitSet changedFuncs = compareTypes();
        comparePrograms(before, after, matches, code, rules);
        compareRest(before, after, matches, code, rules);
        // ── which functions are clones of which is known after this line ──
        List<ReferencePair> clones = clones(after, matches, rules);
        new CloneComparison(before, after, matches, findings).compare(clones);
        new RecordComparison(original, rewritten, findings).compare(clones);
        checkExplained(changedFuncs, rules);
        return summary(before, code, clones, rules);
    }

    private static @Nullable Types types(ParsedObject object, Code code) {
        return object.btf().isPresent() && object.ext().isPresent()
                ? new Types(object.btf().get(), object.ext().get(), code)
                : null;
    }

    /** The FUNCs that functions have to explain. */
    private BitSet compareTypes() throws MalformedInputException {
        if (original.btf().isEmpty() || rewritten.btf().isEmpty()) {
            return new BitSet();
        }
        TypeComparison types =
                new TypeComparison(original.btf().get(), rewritten.btf().get(), findings);
        types.compare();
        return types.changed();
    }

    private void comparePrograms(Code before, Code after, Matches matches, CodeComparison code, FunctionRules rules)
            throws MalformedInputException {
        Map<ProgramType, ProgramWalk> walks = new LinkedHashMap<>();
        for (CodeFunction program : before.functions()) {
            CodeFunction other = after.at(matches.sections().rewritten(program.section()), program.offset());
            if (program.isEntry() && other != null) {
                ProgramKind kind = kind(before.elf().section(program.section()).name());
                walks.computeIfAbsent(kind.type(), type -> new ProgramWalk(type, before, after, code, rules, findings))
                        .walk(program, other, kind);
                programs++;
            }
        }
    }

    private ProgramKind kind(String section) {
        String name = ProgramTypes.withoutMark(section);
        ProgramKind kind = told.get(name);
        return kind != null ? kind : ProgramKind.of(ProgramTypes.bundled().ofSection(name));
    }

    /** What no program reaches stays as it was, and so does what no function covers. */
    private void compareRest(Code before, Code after, Matches matches, CodeComparison code, FunctionRules rules)
            throws MalformedInputException {
        Place unreached = Place.of(", which no program reaches");
        for (CodeFunction function : before.functions()) {
            CodeFunction other = after.at(matches.sections().rewritten(function.section()), function.offset());
            if (!rules.isJudged(function) && other != null) {
                rules.checkUnreached(function, other);
                checkSame(code.compare(unreached, function, other), Place.of(" of ", function, unreached), matches);
            }
        }
        for (Section section : before.elf().sections()) {
            if (Code.isCode(section)) {
                compareGaps(section, before, matches, code);
            }
        }
    }

    private void compareGaps(Section section, Code before, Matches matches, CodeComparison code)
            throws MalformedInputException {
        int other = matches.sections().rewritten(section.index());
        int size = section.data().bytes().size();
        int grown = rewritten.elf().section(other).data().bytes().size();
        // Clones stand at the end of .text, which is compared with them.
        if (Code.isText(section) ? grown < size : grown != size) {
            findings.compare(Place.of("size of section '", section.name(), "'"), size, grown);
            return;
        }
        code.compareOrder(section.index(), other);
        int covered = 0;
        for (CodeFunction function : before.functionsOf(section.index())) {
            if (function.offset() > covered) {
                compareGap(section, other, covered, function.offset(), matches, code);
            }
            covered = Math.max(covered, function.end());
        }
        compareGap(section, other, covered, size, matches, code);
    }

    private void compareGap(Section section, int other, int start, int end, Matches matches, CodeComparison code)
            throws MalformedInputException {
        Place place =
                Place.of(" in '", section.name(), "' from 0x", Integer.toHexString(start), " on, where no function is");
        checkSame(code.compareGap(place, section.index(), other, start, end), place, matches);
    }

    private void checkSame(List<ReferencePair> references, Place place, Matches matches) {
        for (ReferencePair reference : references) {
            if (!matches.isSame(reference.original(), reference.rewritten())) {
                findings.add(
                        Place.of("instruction ", reference.index(), place),
                        reference.original().toString(),
                        reference.rewritten().toString());
            }
        }
    }

    /** The new functions by their place, and what they are clones of; one that is no clone is a mismatch. */
    private List<ReferencePair> clones(Code after, Matches matches, FunctionRules rules) {
        List<ReferencePair> clones = new ArrayList<>();
        for (CodeFunction function : after.functions()) {
            CodeFunction of = rules.clones().get(function.id());
            if (of != null) {
                clones.add(new ReferencePair(0, of, function));
            } else if (matches.isNew(function)) {
                findings.add(Place.of("function ", function), "none", "one that no program reaches");
            }
        }
        return clones;
    }

    /** Whatever is different about a FUNC is so for the sake of a function that was judged. */
    private void checkExplained(BitSet changedFuncs, FunctionRules rules) {
        Btf before = original.btf().orElse(null);
        Btf after = rewritten.btf().orElse(null);
        if (before == null || after == null) {
            return;
        }
        changedFuncs.stream()
                .filter(func -> !rules.isJudged(func))
                .forEach(func -> findings.add(
                        Place.of("FUNC '", before.name(func), "', which no function has"),
                        "its type and tags",
                        "other ones"));
        BitSet used = UsedTypes.of(after, before.endId(), rules.changes());
        for (int id = before.endId(); id < after.endId(); id++) {
            if (!used.get(id)) {
                findings.add(Place.of("type [", id, "]"), "none", after.kind(id) + " that no function needs");
            }
        }
    }

    private Validation summary(Code before, CodeComparison code, List<ReferencePair> clones, FunctionRules rules) {
        int retyped = 0;
        int demoted = 0;
        int dropped = 0;
        for (FunctionChange change : rules.changes()) {
            retyped += change.retyped().size();
            demoted += change.isDemoted() ? 1 : 0;
            dropped += change.droppedTags().size();
        }
        return new Validation(
                findings.kept(),
                findings.count(),
                programs,
                before.functions().size() + clones.size(),
                code.instructions(),
                clones.size(),
                retyped,
                demoted,
                dropped);
    }
}
