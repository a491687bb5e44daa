package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.program.ProgramTypes;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Names of functions, and with each those of its clones.
 *
 * <p>What is said of a function by its name holds for the clones that it got when its object was rewritten before, or
 * rewriting twice would not be rewriting once.
 */
final class NamesAndClones {
    private static final Pattern NUMBER = Pattern.compile("_[0-9]+$");

    private final Set<String> names;
    /** What the names of their clones start with. */
    private final TreeSet<String> bases = new TreeSet<>();

    NamesAndClones(Collection<String> names) {
        this.names = Set.copyOf(names);
        this.names.forEach(name -> bases.add(CloneNames.base(name)));
    }

    boolean contains(String name) {
        return names.contains(name) || isClone(name);
    }

    private boolean isClone(String name) {
        int mark = name.lastIndexOf(CloneNames.MARK);
        if (bases.isEmpty() || mark < 0 || !isContext(name.substring(mark + CloneNames.MARK.length()))) {
            return false;
        }
        String base = name.substring(0, mark);
        if (bases.contains(base)) {
            return true;
        }
        String longer = bases.higher(base);
        return name.length() == CloneNames.MAX_LENGTH && longer != null && longer.startsWith(base);
    }

    private static boolean isContext(String suffix) {
        return isUnnumbered(suffix) || isUnnumbered(NUMBER.matcher(suffix).replaceFirst(""));
    }

    private static boolean isUnnumbered(String context) {
        return context.equals(CloneNames.STATIC)
                || context.equals(CloneNames.TAGGED)
                || ProgramTypes.bundled().isContextName(context);
    }
}
