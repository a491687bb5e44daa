package io.github.retrobpf.rewriter.inspect;

import java.util.Optional;

/**
 * Something that the object uses and does not define.
 *
 * @param name of its symbol
 * @param section {@code .ksyms} or {@code .kconfig} where BTF tells so; empty for what another object defines
 * @param declaration as C spells it; empty without BTF
 * @param isWeak whether it may be missing
 */
public record ExternFacts(String name, Optional<String> section, Optional<String> declaration, boolean isWeak) {}
