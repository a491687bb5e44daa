package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.btf.dump.CTypeName;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.object.BpfFunction;
import java.util.Optional;

/**
 * A global name in one input: a definition, or a declaration of what another input, or the kernel, defines.
 *
 * @param input that has it
 * @param index of the symbol there
 * @param type its VAR or FUNC there, or {@link DeclaredTypes#NONE}
 */
record Occurrence(InputObject input, int index, int type) {
    static Occurrence of(InputObject input, int index) {
        Symbol symbol = input.symbols().get(index);
        return new Occurrence(input, index, type(input, symbol));
    }

    private static int type(InputObject input, Symbol symbol) {
        DeclaredTypes types = input.types();
        if (symbol.isUndefined()) {
            return types.extern(symbol.name());
        }
        if (symbol.type() == SymbolType.FUNC) {
            // Compilers before clang 11 call every FUNC static: func_info knows better.
            return input.functionAt(symbol.shndx(), symbol.value())
                    .filter(BpfFunction::hasBtf)
                    .map(BpfFunction::btfId)
                    .orElseGet(() -> types.function(symbol.name()));
        }
        return types.variable(symbol.name());
    }

    Symbol symbol() {
        return input.symbols().get(index);
    }

    /** Whether it is this symbol of this input. */
    boolean isSymbol(InputObject other, int otherIndex) {
        return input.equals(other) && index == otherIndex;
    }

    String name() {
        return symbol().name();
    }

    boolean isDefinition() {
        return !symbol().isUndefined();
    }

    boolean isWeak() {
        return symbol().binding() == SymbolBinding.WEAK;
    }

    /** Symbols of declarations have no type: BTF tells. */
    boolean isFunction() {
        return symbol().type() == SymbolType.FUNC || (hasType() && btf().kind(type) == BtfKind.FUNC);
    }

    boolean hasType() {
        return type != DeclaredTypes.NONE;
    }

    /** The types that {@link #type} is one of. */
    Btf btf() {
        return input.object().btf().orElseThrow();
    }

    /** The ELF section of a definition, the DATASEC of a declaration; empty where there is none. */
    String section() {
        return input.sectionOf(symbol())
                .map(Section::name)
                .or(() -> hasType() ? input.types().section(type) : Optional.empty())
                .orElse("");
    }

    /** Where it stands: a definition in its section, a declaration among the symbols. */
    Location place() {
        return input.sectionOf(symbol())
                .map(s -> input.place(s, symbol().value()))
                .orElseGet(() -> new Location(
                        input.name(),
                        input.elf().symbolSection().orElseThrow().name(),
                        (long) index * ElfConstants.SYMBOL_SIZE));
    }

    /** As C declares it; only the name where the type is not known. */
    String declaration() {
        return hasType() ? CTypeName.declaration(btf(), type, name()) : name();
    }
}
