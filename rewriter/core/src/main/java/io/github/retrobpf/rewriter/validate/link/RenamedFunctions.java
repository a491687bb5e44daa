package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The FUNCs of static functions that have another name now, which have it, too. One that several functions share stays, and
 * the renamed function gets its own, with the same prototype and tags.
 */
final class RenamedFunctions {
    private final Btf output;
    private final LinkDeclaration declared;
    /** Of FUNCs that one function has. */
    private final Map<Type, String> newNames = new HashMap<>();
    /** Of functions that share their FUNC. */
    private final Map<Function, String> separated = new HashMap<>();
    /** By FUNC of the output. */
    private final Map<Integer, List<Integer>> tags = new HashMap<>();
    /** FUNCs of the output that were made for a function. */
    private final Set<Integer> own = new HashSet<>();

    private record Type(LinkedInput input, int id) {}

    private record Function(LinkedInput input, int section, long offset) {}

    RenamedFunctions(
            List<LinkedInput> inputs, Btf output, LinkDeclaration declared, FunctionNames names, SymbolCheck symbols) {
        this.output = output;
        this.declared = declared;
        for (int id = 1; id < output.endId(); id++) {
            if (output.kind(id) == BtfKind.DECL_TAG) {
                tags.computeIfAbsent(((BtfType.DeclTag) output.get(id)).target(), t -> new ArrayList<>())
                        .add(id);
            }
        }
        if (!names.isEmpty()) {
            inputs.stream().filter(i -> i.btf().isPresent()).forEach(i -> add(i, names, symbols));
        }
    }

    private void add(LinkedInput input, FunctionNames names, SymbolCheck symbols) {
        Map<Function, List<Integer>> functions = new LinkedHashMap<>();
        for (int i = 1; i < input.symbols().size(); i++) {
            Symbol symbol = input.symbol(i);
            Optional<Section> home = input.sectionOf(symbol);
            if (symbol.type() == SymbolType.FUNC
                    && symbol.size() > 0
                    && home.filter(Roles::isCode).isPresent()) {
                functions
                        .computeIfAbsent(new Function(input, symbol.shndx(), symbol.value()), f -> new ArrayList<>())
                        .add(i);
            }
        }
        Map<Integer, Integer> users = new HashMap<>();
        functions.keySet().forEach(f -> users.merge(type(f), 1, Integer::sum));
        functions.forEach((function, all) -> {
            int type = type(function);
            // Of several symbols for one place a global one counts, then the first.
            int symbol = all.stream()
                    .min(Comparator.comparing(i -> input.symbol(i).isLocal()))
                    .orElseThrow();
            Use use = new Use(input, symbol);
            Optional<String> name = names.isRenamed(use) ? symbols.own(use).map(Symbol::name) : Optional.empty();
            if (type != DeclaredTypes.NONE && name.isPresent()) {
                if (users.getOrDefault(type, 0) == 1) {
                    newNames.put(new Type(input, type), name.get());
                } else {
                    separated.put(function, name.get());
                }
            }
        });
    }

    private static int type(Function function) {
        LinkedInput input = function.input();
        return input.types().function(input, input.elf().section(function.section()), function.offset());
    }

    /** What a FUNC of an input is called now, if it has another name. */
    Optional<String> newName(LinkedInput input, int func) {
        return Optional.ofNullable(newNames.get(new Type(input, func)));
    }

    /**
     * Whether a FUNC of the output is the one that func_info has to name for a function.
     *
     * @param func the FUNC of the input
     */
    boolean isFunctionOf(LinkedInput input, Section section, long offset, int func, int found) {
        int[] ids = declared.types().getOrDefault(input.index(), new int[0]);
        String name = separated.isEmpty() ? null : separated.get(new Function(input, section.index(), offset));
        if (name == null) {
            return found == ids[func];
        }
        boolean isCopy = output.kind(found) == BtfKind.FUNC
                && output.name(found).equals(name)
                && ((BtfType.Func) output.get(found))
                        .withName(0)
                        .equals(((BtfType.Func) output.get(ids[func])).withName(0))
                && tagTexts(found).equals(tagTexts(ids[func]));
        if (isCopy) {
            own.add(found);
        }
        return isCopy;
    }

    private Set<String> tagTexts(int func) {
        Set<String> texts = new HashSet<>();
        for (int id : tags.getOrDefault(func, List.of())) {
            BtfType.DeclTag tag = (BtfType.DeclTag) output.get(id);
            texts.add(tag.componentIdx() + " " + output.string(tag.name()) + " " + tag.extra());
        }
        return texts;
    }

    /** Whether a FUNC of the output was made for a function. */
    boolean isOwn(int id) {
        return own.contains(id);
    }

    /** Whether a tag belongs to a FUNC that was made for a function. */
    boolean isTag(int id) {
        return own.contains(((BtfType.DeclTag) output.get(id)).target());
    }
}
