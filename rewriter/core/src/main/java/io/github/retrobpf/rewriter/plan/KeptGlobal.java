package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.program.ProgramTypes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The functions that do not become static, because something names them as global ones, and why.
 *
 * <p>With each of them stay its clones of an earlier rewriting, and with each such clone its original: a second rewriting
 * has to decide as the first one did.
 */
final class KeptGlobal {
    private static final String FREPLACE = "freplace/";

    /** By id of the function. */
    private final Map<Integer, String> reasons = new HashMap<>();

    KeptGlobal(Collection<BpfFunction> functions, SortedSet<String> options, List<EntryProgram> programs) {
        Set<String> targets = targets(programs);
        // By what the names of a function and of its clones start with.
        TreeMap<String, String> families = new TreeMap<>();
        for (BpfFunction function : functions) {
            named(function, options, targets).ifPresent(reason -> {
                reasons.put(function.id(), reason);
                families.put(CloneNames.original(function.name()), reason);
            });
        }
        if (!families.isEmpty()) {
            functions.forEach(f -> family(f.name(), families).ifPresent(reason -> reasons.putIfAbsent(f.id(), reason)));
        }
    }

    /** What an object's own programs replace in another one of its programs. */
    private static Set<String> targets(List<EntryProgram> programs) {
        return programs.stream()
                .filter(p -> p.type().isExt())
                .map(p -> ProgramTypes.withoutMark(p.section()))
                .filter(section -> section.startsWith(FREPLACE))
                .map(section -> section.substring(FREPLACE.length()))
                .collect(Collectors.toSet());
    }

    private static Optional<String> named(BpfFunction function, SortedSet<String> options, Set<String> targets) {
        if (options.contains(function.name())) {
            return Optional.of("--keep-global wants it global");
        }
        return function.isNamedBySymbol() && targets.contains(function.name())
                ? Optional.of("a program of the object replaces it by name")
                : Optional.empty();
    }

    private static Optional<String> family(String name, NavigableMap<String, String> families) {
        String original = CloneNames.original(name);
        Map.Entry<String, String> family = families.ceilingEntry(original);
        boolean isOfIt = family != null
                && (family.getKey().equals(original)
                        || (CloneNames.isCut(name) && family.getKey().startsWith(original)));
        return isOfIt ? Optional.of(family.getValue()) : Optional.empty();
    }

    boolean contains(BpfFunction function) {
        return reasons.containsKey(function.id());
    }

    /** Half a sentence. */
    Optional<String> reason(BpfFunction function) {
        return Optional.ofNullable(reasons.get(function.id()));
    }
}
