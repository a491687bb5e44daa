package io.github.retrobpf.rewriter.program;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The program types and the section names that tell them, as {@link ProgramTypeTable} and {@link SectionNameTable} list them. */
public final class ProgramTypes {
    private static final String PREFIX = "bpf_prog_type_";
    private static final ProgramTypes BUNDLED = new ProgramTypes();

    private final Map<String, ProgramType> byName = new HashMap<>();
    private final Map<String, ProgramType> exact = new HashMap<>();
    private final Map<String, ProgramType> prefixes = new HashMap<>();
    private final Set<String> contexts = new HashSet<>();
    /** Of what tells a type: whatever a section is called further on, nobody looks at it. */
    private final int longest;

    private ProgramTypes() {
        for (List<String> row : TableRows.of(ProgramTypeTable.ROWS, 4)) {
            ContextForm form = ContextForm.valueOf(row.get(1).toUpperCase(Locale.ROOT));
            ContextType context = form == ContextForm.NONE ? ContextType.NONE : new ContextType(form, row.get(2));
            Set<String> accepts =
                    row.get(3).equals("-") ? Set.of() : Set.of(row.get(3).split(","));
            byName.put(row.get(0), new ProgramType(row.get(0), context, accepts));
            if (context.isNamed()) {
                contexts.add(context.name());
            }
        }
        for (List<String> row : TableRows.of(SectionNameTable.ROWS, 2)) {
            String pattern = row.get(0);
            ProgramType type = byName.get(row.get(1));
            if (type == null) {
                throw new IllegalStateException("SectionNameTable: no program type '" + row.get(1) + "'");
            }
            if (pattern.endsWith("+")) {
                prefixes.put(pattern.substring(0, pattern.length() - 1), type);
            } else {
                exact.put(pattern, type);
            }
        }
        this.longest = Math.max(longest(exact.keySet()), longest(prefixes.keySet()));
    }

    private static int longest(Set<String> names) {
        int longest = 0;
        for (String name : names) {
            longest = Math.max(longest, name.length());
        }
        return longest;
    }

    /** The tables that come with this version. */
    public static ProgramTypes bundled() {
        return BUNDLED;
    }

    /** The type of that name, if there is one. */
    public @Nullable ProgramType byName(String name) {
        return byName.get(name);
    }

    /** The names of all types, sorted. */
    public SortedSet<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    /** Whether the context of some type has this name. */
    public boolean isContextName(String name) {
        return contexts.contains(name);
    }

    /**
     * Reads what a user says of a program.
     *
     * @param text the name of a type in either spelling ({@code sched_cls}, {@code BPF_PROG_TYPE_SCHED_CLS}), a section
     *     name that tells it ({@code tc}), or {@code ext:TYPE} for a program that replaces a function of such a program
     * @throws IllegalArgumentException where there is no such type; the message is one line for users
     */
    public ProgramKind parse(String text) {
        int colon = text.indexOf(':');
        ProgramType type = typeOf(colon < 0 ? text : text.substring(0, colon), text);
        if (colon < 0) {
            return ProgramKind.of(type);
        }
        ProgramType target = typeOf(text.substring(colon + 1), text);
        if (!type.isExt() || target.isExt()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no program type: only 'ext:TYPE' has a colon, and TYPE is another than ext");
        }
        return new ProgramKind(type, Optional.of(target));
    }

    private ProgramType typeOf(String name, String text) {
        String lower = name.toLowerCase(Locale.ROOT);
        ProgramType type = byName.get(lower.startsWith(PREFIX) ? lower.substring(PREFIX.length()) : lower);
        if (type == null && !name.isEmpty()) {
            type = ofSection(name);
        }
        if (type == null || type.isUnknown()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no program type: one of " + String.join(", ", names()) + ", or ext:TYPE");
        }
        return type;
    }

    /** A section name without the {@code ?} that keeps a loader from loading its programs by default. */
    public static String withoutMark(String section) {
        return section.startsWith("?") ? section.substring(1) : section;
    }

    /** What a section name tells; {@link ProgramType#UNKNOWN} if nothing. */
    public ProgramType ofSection(String section) {
        String name = withoutMark(section);
        ProgramType type = exact.get(name);
        // The longest known name before a slash wins: "xdp/cpumap/x" is read before "xdp/x".
        int first = name.length() <= longest ? name.length() : name.lastIndexOf('/', longest);
        for (int end = first; type == null && end > 0; end = name.lastIndexOf('/', end - 1)) {
            String prefix = name.substring(0, end);
            type = prefixes.getOrDefault(prefix, exact.get(prefix));
        }
        return type == null ? ProgramType.UNKNOWN : type;
    }
}
