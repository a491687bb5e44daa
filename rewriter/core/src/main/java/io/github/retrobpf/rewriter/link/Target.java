package io.github.retrobpf.rewriter.link;

/** What a relocation of the output names. */
sealed interface Target {
    /** What any input may mean by that name. */
    record Global(GlobalSymbol symbol) implements Target {}

    /** A symbol that only its input knows. */
    record Own(InputObject input, int symbol) implements Target {}

    /** The start of a section; how far behind it stands in what is relocated. */
    record Start(OutputSection section) implements Target {}
}
