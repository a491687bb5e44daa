package io.github.retrobpf.rewriter.program;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The program types and the section names that tell them, as the two tables beside this class list them. */
public final class ProgramTypes {
    private static final ProgramTypes BUNDLED = new ProgramTypes();

    private final Map<String, ProgramType> byName = new HashMap<>();
    private final Map<String, ProgramType> exact = new HashMap<>();
    private final Map<String, ProgramType> prefixes = new HashMap<>();

    private ProgramTypes() {
        for (List<String> row : TabSeparated.rows("program-types.tsv", 4)) {
            ContextForm form = ContextForm.valueOf(row.get(1).toUpperCase(Locale.ROOT));
            ContextType context = form == ContextForm.NONE ? ContextType.NONE : new ContextType(form, row.get(2));
            Set<String> accepts =
                    row.get(3).equals("-") ? Set.of() : Set.of(row.get(3).split(","));
            byName.put(row.get(0), new ProgramType(row.get(0), context, accepts));
        }
        for (List<String> row : TabSeparated.rows("section-names.tsv", 2)) {
            String pattern = row.get(0);
            ProgramType type = byName.get(row.get(1));
            if (type == null) {
                throw new IllegalStateException("section-names.tsv: no program type '" + row.get(1) + "'");
            }
            if (pattern.endsWith("+")) {
                prefixes.put(pattern.substring(0, pattern.length() - 1), type);
            } else {
                exact.put(pattern, type);
            }
        }
    }

    /** The tables that come with this version. */
    public static ProgramTypes bundled() {
        return BUNDLED;
    }

    /** The type of that name, if there is one. */
    public @Nullable ProgramType byName(String name) {
        return byName.get(name);
    }

    /** What a section name tells; {@link ProgramType#UNKNOWN} if nothing. */
    public ProgramType ofSection(String section) {
        String name = section.startsWith("?") ? section.substring(1) : section;
        ProgramType type = exact.get(name);
        // The longest known name before a slash wins: "xdp/cpumap/x" is read before "xdp/x".
        for (int end = name.length(); type == null && end > 0; end = name.lastIndexOf('/', end - 1)) {
            String prefix = name.substring(0, end);
            type = prefixes.getOrDefault(prefix, exact.get(prefix));
        }
        return type == null ? ProgramType.UNKNOWN : type;
    }
}
