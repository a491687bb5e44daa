package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.rewriter.diagnostic.Code;
import java.util.List;
import java.util.Set;

/** The names that an object declares, none defines, and no kernel knows. */
final class Unresolved {
    /** What stands in these is the loader's to find. */
    private static final Set<String> OF_THE_KERNEL = Set.of(".ksyms", ".kconfig");

    private Unresolved() {}

    /** In the order in which the inputs mention them. */
    static List<GlobalSymbol> find(GlobalSymbols symbols, Layout layout) {
        return symbols.all().stream()
                .filter(s -> !s.isDefined() && layout.keeps(s))
                .filter(s -> s.occurrences().stream().noneMatch(o -> OF_THE_KERNEL.contains(o.section())))
                .toList();
    }

    /** Takes them for errors. */
    static void refuse(List<GlobalSymbol> unresolved, Problems problems) {
        for (GlobalSymbol symbol : unresolved) {
            Occurrence first = symbol.winner();
            problems.add(
                    Code.LINK_UNRESOLVED,
                    first.place(),
                    "'" + symbol.name() + "' is declared, as '" + first.declaration() + "', but nobody defines it",
                    "add the object that does; what the kernel defines is declared with __ksym or __kconfig");
        }
    }
}
