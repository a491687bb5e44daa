package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All of them, in the order of the table. */
final class Layers {
    private static final Map<String, Layer> ALL = new LinkedHashMap<>();

    static {
        ALL.put("whole", new WholeMutations());
        ALL.put("code", new CodeMutations());
        ALL.put("calls", new ReferenceMutations());
        ALL.put("relocations", new RelocationMutations());
        ALL.put("records", new RecordMutations());
        ALL.put("functions' types", new FunctionTypeMutations());
        ALL.put("tags", new TagMutations());
        ALL.put("types", new TypeMutations());
        ALL.put("symbols", new SymbolMutations());
        ALL.put("sections", new SectionMutations());
    }

    static final List<String> NAMES = List.copyOf(ALL.keySet());

    /** Those that say nothing of rewriting. */
    private static final Set<String> OF_ANY_OBJECT =
            Set.of("code", "calls", "relocations", "records", "tags", "types", "symbols", "sections");

    private Layers() {}

    /** What can be broken in any object. */
    static void collectPlain(Subject subject, Mutants mutants) throws MalformedInputException {
        for (Map.Entry<String, Layer> layer : ALL.entrySet()) {
            if (OF_ANY_OBJECT.contains(layer.getKey())) {
                mutants.enter(layer.getKey());
                layer.getValue().collect(subject, mutants);
            }
        }
    }

    static void collect(Subject subject, Mutants mutants) throws MalformedInputException {
        for (Map.Entry<String, Layer> layer : ALL.entrySet()) {
            mutants.enter(layer.getKey());
            layer.getValue().collect(subject, mutants);
        }
    }
}
