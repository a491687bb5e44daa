package io.github.retrobpf.rewriter.inspect;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.SecVar;
import io.github.retrobpf.btf.table.Btf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The DATASECs of a BTF: which variables an ELF section holds. */
final class DataSections {
    static final String KCONFIG = ".kconfig";

    /** The first of each name, as libbpf takes it. */
    private final Map<String, BtfType.DataSec> byName = new LinkedHashMap<>();
    /** Names of the sections that hold a VAR or FUNC, by its id. */
    private final Map<Integer, String> sectionOf = new TreeMap<>();

    DataSections(Optional<Btf> btf) {
        btf.ifPresent(this::index);
    }

    private void index(Btf btf) {
        for (int id = btf.firstId(); id < btf.endId(); id++) {
            if (btf.kind(id) == BtfKind.DATASEC) {
                BtfType.DataSec section = (BtfType.DataSec) btf.get(id);
                String name = btf.string(section.name());
                byName.putIfAbsent(name, section);
                section.variables().forEach(v -> sectionOf.putIfAbsent(v.type(), name));
            }
        }
    }

    /** What a section holds; nothing where BTF does not say. */
    List<SecVar> variables(String section) {
        return Optional.ofNullable(byName.get(section))
                .map(BtfType.DataSec::variables)
                .orElse(List.of());
    }

    /** The section that holds a VAR or FUNC. */
    Optional<String> sectionOf(int id) {
        return Optional.ofNullable(sectionOf.get(id));
    }
}
