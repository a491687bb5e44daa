package io.github.retrobpf.rewriter.validate;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a rewriting says it did. A difference then has to be one that it declares, and what it declares has to be there;
 * with {@link #NONE}, a difference only has to be one that kernels and loaders take.
 */
public final class Declaration {
    /** Nothing is known. */
    public static final Declaration NONE = new Declaration(null);

    /**
     * What stands for a function.
     *
     * @param name of its symbol
     * @param retyped arguments with the canonical type instead of their own, from 0
     * @param isDemoted whether it became static
     * @param droppedTags tags that it does not have any more, in the order of their ids
     */
    public record Treatment(String name, Set<Integer> retyped, boolean isDemoted, List<Tag> droppedTags) {
        public Treatment {
            retyped = Collections.unmodifiableSortedSet(new TreeSet<>(retyped));
            droppedTags = List.copyOf(droppedTags);
        }

        static Treatment none(String name) {
            return new Treatment(name, Set.of(), false, List.of());
        }

        @Override
        public String toString() {
            return "'" + name + "'"
                    + (isDemoted ? ", static" : "")
                    + (retyped.isEmpty() ? "" : ", other types of arguments " + retyped)
                    + (droppedTags.isEmpty() ? "" : ", without the tags " + droppedTags);
        }
    }

    private record Start(int section, int offset) {}

    private record Use(Start place, String programType) {}

    private final @Nullable Boolean stripsDebug;
    private final Map<Start, Treatment> programs = new HashMap<>();
    private final Map<Use, Treatment> variants = new HashMap<>();

    private Declaration(@Nullable Boolean stripsDebug) {
        this.stripsDebug = stripsDebug;
    }

    /**
     * Of a rewriting that has changed no function so far.
     *
     * @param stripsDebug whether DWARF goes
     */
    public static Declaration of(boolean stripsDebug) {
        return new Declaration(stripsDebug);
    }

    /**
     * Says what stands for a function in the programs of a type.
     *
     * @param section index in the original
     * @param offset of its first instruction there, in bytes
     */
    public void variant(int section, int offset, String programType, Treatment treatment) {
        variants.put(new Use(new Start(section, offset), programType), treatment);
    }

    /** Says what an entry program itself looks like. */
    public void program(int section, int offset, Treatment treatment) {
        programs.put(new Start(section, offset), treatment);
    }

    boolean isKnown() {
        return stripsDebug != null;
    }

    Optional<Boolean> stripsDebug() {
        return Optional.ofNullable(stripsDebug);
    }

    Treatment variant(CodeFunction f, String programType) {
        return variants.getOrDefault(
                new Use(new Start(f.section(), f.offset()), programType), Treatment.none(f.name()));
    }

    Treatment program(CodeFunction f) {
        return programs.getOrDefault(new Start(f.section(), f.offset()), Treatment.none(f.name()));
    }
}
