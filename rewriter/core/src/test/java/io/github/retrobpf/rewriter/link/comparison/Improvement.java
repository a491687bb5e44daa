package io.github.retrobpf.rewriter.link.comparison;

/** Every difference from {@code bpftool gen object} (libbpf 1.1) that is meant. docs/linking.md tells them to users. */
enum Improvement {
    LOSING_BODIES("losing-bodies", "the body of a definition that lost is gone, with its records"),
    OFFSETS_OF_WINNERS("offsets-of-winners", "a DATASEC has a variable where the definition stands that won"),
    TAGS_OF_LOSERS("tags-of-losers", "tags of a definition that lost do not stick to the one that won"),
    UNIQUE_NAMES("unique-names", "a static function whose name another one has gets one of its own"),
    SYMBOL_ORDER("symbol-order", "local symbols stand before global ones, and sh_info says how many there are"),
    SECTION_SYMBOLS("section-symbols", "a section has a symbol only where a relocation names it"),
    IDEMPOTENCE("idempotence", "linking a linked object again changes nothing"),
    POINTERS_TO_STATIC_DATA("pointers-to-static-data", "data may hold the address of a static variable"),
    WITHOUT_TYPES("without-types", "an object without BTF can be linked"),
    WEAK_IN_ANOTHER_SECTION("weak-in-another-section", "a weak variable may be overridden from another section"),
    UNDEFINED_MAPS("undefined-maps", "a map that nobody defines stays undefined, also where there are other maps"),
    PROTOTYPES("prototypes-of-declarations", "the prototype of a declaration stays as it is, without parameter names"),
    FORWARDS("forward-declarations", "a struct that is only declared is the one of its name, if there is one"),
    FLAGS_OF_LICENSES("flags-of-licenses", "of two licenses only the text has to be the same"),
    WEAK_AFTER_DECLARATION("weak-after-declaration", "a declaration does not make a weak definition strong"),
    TYPE_IDS("type-ids", "an instruction that holds the id of a type holds the id of the output"),
    UNTYPED_SYMBOLS("untyped-symbols", "several objects may declare a kernel symbol that has no type"),
    BYTE_ORDER("byte-order", "objects of either byte order can be linked on any machine");

    private final String anchor;
    private final String sentence;

    Improvement(String anchor, String sentence) {
        this.anchor = anchor;
        this.sentence = sentence;
    }

    /** Of its heading in docs/linking.md. */
    String anchor() {
        return anchor;
    }

    @Override
    public String toString() {
        return anchor + ": " + sentence;
    }
}
