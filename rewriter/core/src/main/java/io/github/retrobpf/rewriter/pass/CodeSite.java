package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.elf.build.SectionId;
import io.github.retrobpf.elf.build.SymbolId;

/**
 * Where the code of a function stands in the output, and how other code names it.
 *
 * @param section that holds it
 * @param offset of its first instruction there, in bytes
 * @param symbol its own
 * @param isNamedBySymbol whether calls go through that symbol, or through the section's
 */
record CodeSite(SectionId section, int offset, SymbolId symbol, boolean isNamedBySymbol) {}
