package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.SecVar;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.diagnostic.Code;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Global variables go where their symbols go: one without a symbol would stand anywhere. */
final class VariableChecks {
    private VariableChecks() {}

    static void check(InputObject input, Problems problems) {
        Btf btf = input.btf();
        // Many DATASECs may name one section.
        Map<Section, Set<String>> symbols = new HashMap<>();
        for (int id = 1; btf != null && id < btf.endId(); id++) {
            if (btf.kind(id) == BtfKind.DATASEC) {
                check(input, btf, (BtfType.DataSec) btf.get(id), symbols, problems);
            }
        }
    }

    private static void check(
            InputObject input, Btf btf, BtfType.DataSec types, Map<Section, Set<String>> symbols, Problems problems) {
        Optional<Section> section =
                input.elf().section(btf.string(types.name())).filter(s -> input.role(s.index()) == SectionRole.CONTENT);
        if (section.isEmpty()) {
            return;
        }
        Set<String> names = symbols.computeIfAbsent(section.get(), s -> names(input, s));
        for (SecVar variable : types.variables()) {
            boolean isGlobal = btf.kind(variable.type()) == BtfKind.VAR
                    && ((BtfType.Var) btf.get(variable.type())).linkage() == Linkage.GLOBAL;
            if (isGlobal && !names.contains(btf.name(variable.type()))) {
                problems.add(
                        Code.LINK_UNSUPPORTED,
                        input.place(section.get(), variable.offset()),
                        "there is no symbol for variable '" + btf.name(variable.type()) + "'",
                        "is the object damaged?");
            }
        }
    }

    private static Set<String> names(InputObject input, Section section) {
        Set<String> names = new HashSet<>();
        for (Symbol symbol : input.symbols()) {
            if (!symbol.isLocal() && symbol.shndx() == section.index()) {
                names.add(symbol.name());
            }
        }
        return names;
    }
}
