package io.github.retrobpf.rewriter.testing.mutation;

import java.util.LinkedHashMap;
import java.util.Map;

/** Why mutants of links of some kinds survive: those that break nothing. */
final class LinkExplanations {
    static final Map<Kind, String> HARMLESS = new LinkedHashMap<>();

    static {
        harmless("types", "string that nothing uses", "No record names it.");
        harmless("symbols", "new SECTION symbol", "One for a section that has none. Nothing names it.");
        harmless(
                "symbols",
                "symbol swapped with the one before",
                "Nothing names either by its number, and nobody counts on their order.");
        harmless("sections", "bytes behind the end of the file", "Nothing in the file says that they are there.");
        harmless("sections", "place in the file of a section without bytes", "There is nothing in that place.");
        harmless("sections", "place in the file, where the same bytes stand", "Zeros, for an empty map.");
        harmless("sections", "size of a string table", "It takes in the NUL of the filling behind it.");
        harmless("declaration", "DWARF was to be kept, or not", "There is none.");
    }

    private LinkExplanations() {}

    private static void harmless(String layer, String kind, String why) {
        HARMLESS.put(new Kind(layer, kind), why);
    }
}
