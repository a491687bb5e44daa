package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.model.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which static functions have to get another name: those whose name a global function has, or a static one of an earlier
 * input. ebpf-go goes by names and refuses objects with two functions of one.
 */
final class FunctionNames {
    private static final String SEPARATOR = "__";

    private final Set<Use> renamed = new HashSet<>();
    private final Set<String> original = new HashSet<>();

    FunctionNames(List<LinkedInput> inputs, Resolution resolution, Places places) {
        Set<String> taken = new HashSet<>();
        resolution.names().forEach(n -> taken.add(n.name()));
        for (LinkedInput input : inputs) {
            for (int i = 1; i < input.symbols().size(); i++) {
                Use use = new Use(input, i);
                Symbol symbol = use.symbol();
                original.add(symbol.name());
                boolean isStatic = symbol.isLocal()
                        && symbol.type() == SymbolType.FUNC
                        && places.at(use).isPresent();
                if (isStatic && !taken.add(symbol.name())) {
                    renamed.add(use);
                }
            }
        }
    }

    boolean isRenamed(Use use) {
        return renamed.contains(use);
    }

    /** Whether all functions keep their names. */
    boolean isEmpty() {
        return renamed.isEmpty();
    }

    /** What a new name was made of: the old name, or the name itself where it is no new one. */
    String stem(String name) {
        int at = name.lastIndexOf(SEPARATOR);
        boolean isNew = at > 0 && !original.contains(name) && isNumber(name.substring(at + SEPARATOR.length()));
        return isNew ? name.substring(0, at) : name;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.charAt(0) != '0' && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
