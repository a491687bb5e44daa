package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.SecVar;
import io.github.retrobpf.btf.table.Btf;
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
 * The DATASECs of the output: where its variables stand now. One of a section that the output has comes in the order of the
 * sections, others (.kconfig, .ksyms) behind them.
 */
final class DataSections {
    /** What clang puts declarations in that name no section; loaders do not know it. */
    private static final String EXTERN = ".extern";

    private final List<InputObject> inputs;
    private final List<int[]> ids;
    private final Layout layout;
    private final GlobalSymbols globals;
    private final boolean collectsGarbage;
    private final Map<Integer, Map<String, Map<String, Symbol>>> bySection = new HashMap<>();

    /**
     * Of inputs with types.
     *
     * @param ids of each input by its own id, what stands for that type now
     * @param collectsGarbage whether declarations that nobody needs go
     */
    DataSections(
            List<InputObject> inputs, List<int[]> ids, Layout layout, GlobalSymbols globals, boolean collectsGarbage) {
        this.inputs = inputs;
        this.ids = ids;
        this.layout = layout;
        this.globals = globals;
        this.collectsGarbage = collectsGarbage;
    }

    /** Whether the bytes of a section are those of an earlier input. */
    static boolean isCopy(Layout layout, InputObject input, String section) {
        return input.elf()
                .section(section)
                .flatMap(s -> layout.placement(input, s.index()))
                .filter(Placement::isCopy)
                .isPresent();
    }

    void addTo(BtfBuilder types) {
        Map<String, List<SecVar>> variables = new LinkedHashMap<>();
        layout.sections().forEach(s -> variables.put(s.name(), new ArrayList<>()));
        Set<String> described = new HashSet<>();
        Set<Integer> listed = new HashSet<>();
        for (int i = 0; i < inputs.size(); i++) {
            Btf btf = inputs.get(i).object().btf().orElseThrow();
            bySection.put(i, symbols(inputs.get(i)));
            for (int id = 1; id < btf.endId(); id++) {
                if (btf.kind(id) == BtfKind.DATASEC && !btf.name(id).equals(EXTERN)) {
                    String name = btf.name(id);
                    if (!isGone(inputs.get(i), name)) {
                        described.add(name);
                    }
                    List<SecVar> all = variables.computeIfAbsent(name, n -> new ArrayList<>());
                    add(i, (BtfType.DataSec) btf.get(id), name, listed, all);
                }
            }
        }
        variables.forEach((name, all) -> {
            boolean isNeeded = layout.section(name).isPresent() || !all.isEmpty() || !collectsGarbage;
            if (described.contains(name) && isNeeded) {
                all.sort(Comparator.comparingLong(SecVar::offset));
                long size = layout.section(name).map(OutputSection::size).orElse(0L);
                types.add(new BtfType.DataSec(types.string(name), size, all));
            }
        });
    }

    private void add(int number, BtfType.DataSec section, String name, Set<Integer> listed, List<SecVar> all) {
        InputObject input = inputs.get(number);
        if (isCopy(layout, input, name)) {
            return;
        }
        Btf btf = input.object().btf().orElseThrow();
        Optional<Section> home = input.elf().section(name);
        Map<String, Symbol> symbols = bySection.getOrDefault(number, Map.of()).getOrDefault(name, Map.of());
        for (SecVar variable : section.variables()) {
            int id = ids.get(number)[variable.type()];
            if (id == 0 || isGone(input, name) || isElsewhere(input, btf, variable) || !listed.add(id)) {
                continue;
            }
            Symbol symbol = isGlobal(btf, variable.type()) ? symbols.get(btf.name(variable.type())) : null;
            long offset = symbol == null ? variable.offset() : symbol.value();
            Optional<Placement> placement = home.flatMap(h -> layout.placement(input, h.index()));
            if (placement.isEmpty()) {
                all.add(new SecVar(id, variable.offset(), variable.size()));
            } else if (!placement.get().isCut(offset)) {
                all.add(new SecVar(id, placement.get().at(offset), variable.size()));
            }
        }
    }

    /** Whether an input has the section, and nothing of it is in the output. */
    private boolean isGone(InputObject input, String section) {
        return input.elf()
                .section(section)
                .filter(s -> layout.placement(input, s.index())
                        .filter(p -> layout.section(section).isPresent())
                        .isEmpty())
                .isPresent();
    }

    /**
     * Whether what is only declared here has no place among this input's declarations: another input declares it first, or
     * defines it, or nobody needs it.
     */
    private boolean isElsewhere(InputObject input, Btf btf, SecVar variable) {
        return linkage(btf, variable.type()) == Linkage.EXTERN
                && globals.named(btf.name(variable.type()))
                        .map(g -> g.isDefined() || !g.winner().input().equals(input) || !layout.keeps(g))
                        .orElse(collectsGarbage);
    }

    private static boolean isGlobal(Btf btf, int id) {
        return linkage(btf, id) == Linkage.GLOBAL;
    }

    private static int linkage(Btf btf, int id) {
        return btf.kind(id) == BtfKind.VAR ? ((BtfType.Var) btf.get(id)).linkage() : btf.vlen(id);
    }

    /** The names of an input that others may mean, by the section that they are in. */
    private static Map<String, Map<String, Symbol>> symbols(InputObject input) {
        Map<String, Map<String, Symbol>> bySection = new HashMap<>();
        for (Symbol symbol : input.symbols()) {
            if (!symbol.isLocal()) {
                input.sectionOf(symbol)
                        .ifPresent(section -> bySection
                                .computeIfAbsent(section.name(), n -> new HashMap<>())
                                .putIfAbsent(symbol.name(), symbol));
            }
        }
        return bySection;
    }
}
