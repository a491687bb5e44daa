package io.github.retrobpf.rewriter.testing.mutation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why mutants of some kinds survive: those that break nothing, and those that only the declaration tells apart. */
final class Explanations {
    /** By what every program, loader and kernel makes of it, the mutant is the object it was. */
    static final Map<Kind, String> HARMLESS = new LinkedHashMap<>();

    /** A sound rewriting as well, though not the one that was asked for. Without a declaration nobody can tell. */
    static final Map<Kind, String> ANOTHER_REWRITING = new LinkedHashMap<>();

    static {
        harmless("types", "string that nothing uses", "No record names it.");
        harmless("types", "FUNC, size or type that says the same", "The two prototypes are the same, byte for byte.");
        for (String whose : List.of("", " of a clone", " of a program")) {
            harmless(
                    "functions' types",
                    "context by its struct, not its typedef" + whose,
                    "Kernels go by the name of the struct, `bpf_user_pt_regs_t`, and pass over typedefs.");
        }
        harmless("symbols", "new SECTION symbol", "One for code that has none, as clones may need. Nothing names it.");
        harmless(
                "symbols",
                "symbol of a clone swapped with the one before",
                "Two clones with local symbols: calls of them go through the section, and nothing counts on their order.");
        harmless("sections", "bytes behind the end of the file", "Nothing in the file says that they are there.");
        harmless("sections", "place in the file of a section without bytes", "There is nothing in that place.");
        harmless("sections", "place in the file, where the same bytes stand", "Zeros, for an empty map.");
        harmless("sections", "size of a string table", "It takes in the NUL of the filling behind it.");

        String choice = "What the caller wanted is not to be seen in the files.";
        other("whole", "the input, not rewritten", "A rewriting may leave everything.");
        other("whole", "what another strategy gives", choice);
        other("whole", "what keeping the tags gives", choice);
        other("whole", "debug sections kept", choice);
        other("whole", "debug sections lost", choice);
        other(
                "calls",
                "call of a clone instead of the original, through its section",
                "Original and clone are for program types without a context type, and both serve either.");
        other("calls", "call of a clone instead of the original, through its symbol", "The same.");
        other("relocations", "names a neighbour (code)", "The same.");
        String linkage = "A tagged function may be static for any program, and may stay global.";
        other("functions' types", "FUNC is static", linkage);
        other("functions' types", "FUNC is global", linkage);
        other("functions' types", "FUNC of a clone is static", linkage);
        other("functions' types", "linkage is the old one", linkage);
        other("types", "FUNC, kind and count", linkage);
        other("types", "new FUNC, kind and count", linkage);
        String left = "It points to what programs of this type take for their context, which is all that kernels ask.";
        other("functions' types", "argument is another context", left);
        other("functions' types", "argument is another context of a program", left);
        other("functions' types", "FUNC has the prototype of another one", left);
        other("tags", "dropped tag is back", "The tag of the original, which a rewriting may leave where it was.");
        other("tags", "tag added to an argument", "The same on a clone: the tag that its original has.");
    }

    private Explanations() {}

    private static void harmless(String layer, String kind, String why) {
        HARMLESS.put(new Kind(layer, kind), why);
    }

    private static void other(String layer, String kind, String why) {
        ANOTHER_REWRITING.put(new Kind(layer, kind), why);
    }
}
