package io.github.retrobpf.cli.inspect;

import io.github.retrobpf.rewriter.inspect.FunctionFacts;
import io.github.retrobpf.rewriter.inspect.Inspection;
import io.github.retrobpf.rewriter.inspect.ReferenceFacts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person wants to know of a function that others call. */
final class FunctionText {
    /** So many names stand in a row; the others are counted. */
    private static final int MAX_NAMES = 6;

    private record Caller(FunctionFacts function, int count) {}

    private final Inspection inspection;
    private final FunctionFacts function;
    private final Map<ReferenceFacts.Kind, List<Caller>> callers = new EnumMap<>(ReferenceFacts.Kind.class);

    private FunctionText(Inspection inspection, FunctionFacts function) {
        this.inspection = inspection;
        this.function = function;
    }

    /** The subprograms, and the entry programs that something calls or that carry tags. */
    static List<FunctionText> of(Inspection inspection) {
        List<FunctionText> texts = inspection.functions().stream()
                .map(f -> new FunctionText(inspection, f))
                .toList();
        for (FunctionFacts caller : inspection.functions()) {
            for (ReferenceFacts reference : caller.references()) {
                texts.get(reference.target())
                        .callers
                        .computeIfAbsent(reference.kind(), k -> new ArrayList<>())
                        .add(new Caller(caller, reference.count()));
            }
        }
        return texts.stream().filter(FunctionText::isSubprogram).toList();
    }

    /** Whether it is an entry program as well. */
    boolean isProgram() {
        return function.program().isPresent();
    }

    private boolean isSubprogram() {
        return function.program().isEmpty()
                || !callers.isEmpty()
                || !function.tags().isEmpty();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("  " + function.prototype().orElse(function.name()));
        lines.add("    " + facts());
        callers.forEach((kind, by) -> lines.add("    " + verb(kind) + " " + names(by)));
        if (!isReachedByCallersOnly()) {
            lines.add("    reached by " + reachedBy());
        }
        return lines;
    }

    /** Then they are all named already. */
    private boolean isReachedByCallersOnly() {
        Set<Integer> named = callers.values().stream()
                .filter(by -> by.size() - MAX_NAMES <= 1)
                .flatMap(List::stream)
                .map(c -> c.function().id())
                .collect(Collectors.toSet());
        boolean isReached =
                !function.reachedBy().isEmpty() || function.program().isPresent();
        return isReached && !function.isReachedByMore() && named.containsAll(function.reachedBy());
    }

    /** {@code global, static in BTF, 12 instructions, prog.bpf.c:5}. */
    private String facts() {
        List<String> facts = new ArrayList<>();
        function.program().ifPresent(p -> facts.add("entry program"));
        facts.add(function.symbol());
        function.linkage().filter(l -> !l.equals(usualLinkage())).ifPresent(l -> facts.add(l + " in BTF"));
        facts.add(function.instructions() + (function.instructions() == 1 ? " instruction" : " instructions"));
        function.source().ifPresent(facts::add);
        return String.join(", ", facts);
    }

    private String usualLinkage() {
        return function.symbol().startsWith("local") ? "static" : "global";
    }

    private static String verb(ReferenceFacts.Kind kind) {
        return switch (kind) {
            case CALL -> "called by";
            case ADDRESS -> "handed over as a callback by";
            case EXCEPTION_CALLBACK -> "exception callback of";
        };
    }

    /** {@code on_packet (xdp), helper (3 times)}. */
    private static String names(List<Caller> callers) {
        return enumerated(callers.stream().map(FunctionText::name).toList());
    }

    private static String name(Caller caller) {
        List<String> remarks = new ArrayList<>();
        caller.function().program().ifPresent(p -> remarks.add(p.type()));
        if (caller.count() > 1) {
            remarks.add(caller.count() + " times");
        }
        return caller.function().name() + (remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")");
    }

    /** {@code kprobe (on_nanosleep), xdp (on_packet, on_other)}. */
    private String reachedBy() {
        if (function.reachedBy().isEmpty()) {
            return "no program";
        }
        Map<String, List<String>> programs = function.reachedBy().stream()
                .map(inspection.functions()::get)
                .collect(Collectors.groupingBy(
                        p -> p.program().orElseThrow().type(),
                        Collectors.mapping(FunctionFacts::name, Collectors.toList())));
        return function.reachedByTypes().stream()
                        .map(type -> type + " (" + enumerated(programs.getOrDefault(type, List.of("…"))) + ")")
                        .collect(Collectors.joining(", "))
                + (function.isReachedByMore() ? ", and more programs" : "");
    }

    private static String enumerated(List<String> names) {
        int more = names.size() - MAX_NAMES;
        // One more takes no more room than its number.
        return more <= 1
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MAX_NAMES)) + " and " + more + " more";
    }
}
