package io.github.retrobpf.report.graph;

import io.github.retrobpf.rewriter.inspect.FunctionFacts;
import io.github.retrobpf.rewriter.inspect.ProgramFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Numbers the contexts of an object's programs, and tells which ones a function serves. */
final class ContextIndex {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Set<String>> programTypes = new ArrayList<>();
    /** Several only for programs that replace functions: each has the context of its target. */
    private final Map<String, Set<Integer>> byProgramType = new LinkedHashMap<>();

    ContextIndex(List<FunctionFacts> functions) {
        for (FunctionFacts function : functions) {
            function.program().ifPresent(program -> {
                int number = number(program);
                programTypes.get(number).add(program.type());
                byProgramType
                        .computeIfAbsent(program.type(), t -> new LinkedHashSet<>())
                        .add(number);
            });
        }
    }

    private int number(ProgramFacts program) {
        String type = program.context().orElse("");
        Integer known = numbers.get(type);
        if (known != null) {
            return known;
        }
        numbers.put(type, programTypes.size());
        programTypes.add(new LinkedHashSet<>());
        return programTypes.size() - 1;
    }

    List<GraphContext> contexts() {
        return numbers.entrySet().stream()
                .map(e -> new GraphContext(e.getKey(), List.copyOf(programTypes.get(e.getValue()))))
                .toList();
    }

    /** Ascending. */
    List<Integer> of(FunctionFacts function) {
        Set<Integer> contexts = new TreeSet<>();
        function.program().ifPresent(program -> contexts.add(number(program)));
        function.reachedByTypes().forEach(type -> contexts.addAll(byProgramType.getOrDefault(type, Set.of())));
        return List.copyOf(contexts);
    }
}
