package io.github.retrobpf.rewriter.inspect;

import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.FunctionReference;
import io.github.retrobpf.rewriter.object.SourceLines;
import io.github.retrobpf.rewriter.plan.EntryProgram;
import io.github.retrobpf.rewriter.plan.Reach;
import io.github.retrobpf.rewriter.plan.References;
import io.github.retrobpf.rewriter.program.ContextType;
import io.github.retrobpf.rewriter.program.ProgramType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The functions of an object, and who reaches whom. */
final class Functions {
    private static final List<String> VISIBILITIES = List.of("", " internal", " hidden", " protected");

    private record Reference(int target, ReferenceFacts.Kind kind) {}

    private final BpfObject object;
    private final Optional<Prototypes> prototypes;
    private final Tags tags;
    private final References references;
    private final Reach reach;
    private final ReachingPrograms reaching;
    private final SourceLines lines;
    private final Map<Integer, EntryProgram> programs = new HashMap<>();

    Functions(
            BpfObject object,
            Optional<Prototypes> prototypes,
            Tags tags,
            References references,
            List<EntryProgram> programs) {
        this.object = object;
        this.prototypes = prototypes;
        this.tags = tags;
        this.references = references;
        this.reach = new Reach(object, references, programs);
        this.reaching = new ReachingPrograms(
                object.functions().size(),
                f -> references.targetsOf(object.functions().get(f)),
                f -> references.targetsOfProgram(object.functions().get(f)),
                programs);
        this.lines = new SourceLines(object);
        programs.forEach(p -> this.programs.put(p.function().id(), p));
    }

    List<FunctionFacts> read() {
        return object.functions().stream().map(this::facts).toList();
    }

    private FunctionFacts facts(BpfFunction function) {
        return new FunctionFacts(
                function.id(),
                function.name(),
                object.sectionOf(function),
                function.offset(),
                function.instructions(),
                lines.of(function),
                symbol(function),
                func(function).map(f -> linkage(f.linkage())),
                func(function).flatMap(f -> prototypes.map(p -> p.of(function.btfId()))),
                tags.of(function.btfId()),
                Optional.ofNullable(programs.get(function.id())).map(Functions::program),
                references(function),
                reach.typesThatReach(function).stream()
                        .map(ProgramType::name)
                        .collect(Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), List::copyOf)),
                reaching.of(function.id()),
                reaching.areMore(function.id()));
    }

    private Optional<BtfType.Func> func(BpfFunction function) {
        return object.btf().filter(b -> function.hasBtf()).map(b -> (BtfType.Func) b.get(function.btfId()));
    }

    private String symbol(BpfFunction function) {
        Symbol symbol = object.elf().symbols().orElseThrow().get(function.symbol());
        String binding = switch (symbol.binding()) {
            case LOCAL -> "local";
            case GLOBAL -> "global";
            case WEAK -> "weak";
            case OTHER -> "other";
        };
        return binding + VISIBILITIES.get(symbol.other() & 3);
    }

    private static String linkage(int linkage) {
        return switch (linkage) {
            case Linkage.STATIC -> "static";
            case Linkage.GLOBAL -> "global";
            case Linkage.EXTERN -> "extern";
            default -> Integer.toString(linkage);
        };
    }

    private static ProgramFacts program(EntryProgram program) {
        Optional<ProgramType> target = program.kind().target();
        return new ProgramFacts(
                program.type().name(),
                target.map(ProgramType::name),
                knownBy(program.knownBy()),
                Optional.of(target.orElse(program.type()).context())
                        .filter(ContextType::isNamed)
                        .map(ContextType::pointer));
    }

    private static String knownBy(EntryProgram.KnownBy knownBy) {
        return switch (knownBy) {
            case SECTION_NAME -> "section name";
            case OPTION -> "option";
            case NOBODY -> "nobody";
        };
    }

    private List<ReferenceFacts> references(BpfFunction function) {
        Map<Reference, Integer> counts = new LinkedHashMap<>();
        for (FunctionReference reference : object.callGraph().referencesOf(function.id())) {
            counts.merge(new Reference(reference.target(), kind(reference.kind())), 1, Integer::sum);
        }
        references
                .exceptionCallbackOf(function)
                .ifPresent(callback -> counts.put(new Reference(callback, ReferenceFacts.Kind.EXCEPTION_CALLBACK), 1));
        return counts.entrySet().stream()
                .map(e -> new ReferenceFacts(e.getKey().target(), e.getKey().kind(), e.getValue()))
                .toList();
    }

    private static ReferenceFacts.Kind kind(FunctionReference.Kind kind) {
        return switch (kind) {
            case CALL -> ReferenceFacts.Kind.CALL;
            case ADDRESS -> ReferenceFacts.Kind.ADDRESS;
        };
    }
}
