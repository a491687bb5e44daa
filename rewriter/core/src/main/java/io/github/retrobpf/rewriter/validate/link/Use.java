package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.elf.model.Symbol;

/**
 * A symbol of an input.
 *
 * @param input that has it
 * @param index of it there
 */
record Use(LinkedInput input, int index) {
    Symbol symbol() {
        return input.symbol(index);
    }

    boolean isDefinition() {
        return !symbol().isUndefined();
    }

    /** Its VAR or FUNC, or {@link DeclaredTypes#NONE}. */
    int type() {
        return input.types().of(input, symbol());
    }

    /** For messages. */
    @Override
    public String toString() {
        return "'" + symbol().name() + "' of " + input.name();
    }
}
