package io.github.retrobpf.rewriter.inspect;

import io.github.retrobpf.btf.dump.CTypeName;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Undefined symbols, and what BTF says of them. Source: libbpf, bpf_object__collect_externs. */
final class Externs {
    private final BpfObject object;
    private final DataSections sections;
    private final Optional<Prototypes> prototypes;
    /** Ids of extern VARs and FUNCs; the first of each name. */
    private final Map<String, Integer> declarations = new HashMap<>();

    Externs(BpfObject object, DataSections sections, Optional<Prototypes> prototypes) {
        this.object = object;
        this.sections = sections;
        this.prototypes = prototypes;
        object.btf().ifPresent(this::index);
    }

    private void index(Btf btf) {
        for (int id = btf.firstId(); id < btf.endId(); id++) {
            if (isExtern(btf, id)) {
                declarations.putIfAbsent(btf.name(id), id);
            }
        }
    }

    private static boolean isExtern(Btf btf, int id) {
        BtfKind kind = btf.kind(id);
        return (kind == BtfKind.VAR && ((BtfType.Var) btf.get(id)).linkage() == Linkage.EXTERN)
                || (kind == BtfKind.FUNC && ((BtfType.Func) btf.get(id)).linkage() == Linkage.EXTERN);
    }

    /** In the order of the symbols. */
    List<ExternFacts> read() {
        return object.elf().symbols().stream()
                .flatMap(table -> IntStream.range(0, table.count()).mapToObj(table::get))
                .filter(s -> s.isUndefined() && !s.isLocal() && !s.name().isEmpty())
                .map(this::facts)
                .toList();
    }

    private ExternFacts facts(Symbol symbol) {
        Optional<Integer> declared = Optional.ofNullable(declarations.get(symbol.name()));
        return new ExternFacts(
                symbol.name(),
                declared.flatMap(sections::sectionOf),
                declared.flatMap(this::declaration),
                symbol.binding() == SymbolBinding.WEAK);
    }

    private Optional<String> declaration(int id) {
        return object.btf()
                .flatMap(btf -> btf.kind(id) == BtfKind.FUNC
                        ? prototypes.map(p -> p.of(id))
                        : Optional.of(CTypeName.declaration(btf, ((BtfType.Var) btf.get(id)).type(), btf.name(id))));
    }
}
