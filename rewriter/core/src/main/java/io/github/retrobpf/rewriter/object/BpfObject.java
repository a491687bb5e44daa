package io.github.retrobpf.rewriter.object;

import io.github.retrobpf.btf.ext.BtfExt;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A BPF object as a loader sees it, immutable. */
public final class BpfObject {
    /** The section whose functions are subprograms only. */
    public static final String TEXT = ".text";

    /** The section of types. */
    public static final String BTF = ".BTF";

    /** The section of func_info, line_info and CO-RE records. */
    public static final String BTF_EXT = ".BTF.ext";

    /** The section of maps that BTF defines. */
    public static final String MAPS = ".maps";

    private final ElfFile elf;
    private final @Nullable Btf btf;
    private final @Nullable BtfExt btfExt;
    private final List<BpfFunction> functions;
    private final CallGraph callGraph;
    private final Map<String, BpfFunction> globalFunctions = new HashMap<>();
    private final BitSet sharedFuncs = new BitSet();
    private final Map<InfoKind, Map<String, List<InfoBlock>>> records = new EnumMap<>(InfoKind.class);

    BpfObject(
            ElfFile elf, @Nullable Btf btf, @Nullable BtfExt btfExt, List<BpfFunction> functions, CallGraph callGraph) {
        this.elf = elf;
        this.btf = btf;
        this.btfExt = btfExt;
        this.functions = List.copyOf(functions);
        this.callGraph = callGraph;
        this.functions.stream()
                .filter(f -> f.isNamedBySymbol() && !f.isEntry())
                .forEach(f -> globalFunctions.putIfAbsent(f.name(), f));
        BitSet funcs = new BitSet();
        for (BpfFunction function : this.functions) {
            if (function.hasBtf()) {
                (funcs.get(function.btfId()) ? sharedFuncs : funcs).set(function.btfId());
            }
        }
        for (InfoKind kind : InfoKind.values()) {
            Map<String, List<InfoBlock>> bySection = new HashMap<>();
            records.put(kind, bySection);
            if (btf != null && btfExt != null) {
                for (InfoBlock block : btfExt.blocks(kind)) {
                    bySection
                            .computeIfAbsent(btf.string(block.sectionName()), s -> new ArrayList<>())
                            .add(block);
                }
            }
        }
    }

    /** Whether functions may stand in a section: not where types are, as loaders see it, whatever the flags say. */
    public static boolean isCode(Section section) {
        return section.isExecutable()
                && section.type() == SectionType.PROGBITS
                && !section.name().equals(BTF)
                && !section.name().equals(BTF_EXT);
    }

    public ElfFile elf() {
        return elf;
    }

    /** The types; empty without a {@code .BTF} section. */
    public Optional<Btf> btf() {
        return Optional.ofNullable(btf);
    }

    /** func_info, line_info and CO-RE records; empty without a {@code .BTF.ext} section. */
    public Optional<BtfExt> btfExt() {
        return Optional.ofNullable(btfExt);
    }

    /** Entry programs and subprograms, by section, then by offset. */
    public List<BpfFunction> functions() {
        return functions;
    }

    /** The records of one kind for the code of a section; more than one block only in unusual objects. */
    public List<InfoBlock> records(InfoKind kind, String section) {
        return Collections.unmodifiableList(recordsBySection(kind).getOrDefault(section, List.of()));
    }

    private Map<String, List<InfoBlock>> recordsBySection(InfoKind kind) {
        return records.getOrDefault(kind, Map.of());
    }

    /**
     * The function that a name in a tag means: a static one may bear the same name, and kernels want a global one. Loaders
     * look for it among the functions that are no entry programs.
     */
    public Optional<BpfFunction> globalFunction(String name) {
        return Optional.ofNullable(globalFunctions.get(name));
    }

    /** Whether several functions have this FUNC: what is right for the programs of one may be wrong for those of another. */
    public boolean isSharedFunc(int func) {
        return sharedFuncs.get(func);
    }

    public CallGraph callGraph() {
        return callGraph;
    }

    /** Name of the section that holds a function's code. */
    public String sectionOf(BpfFunction function) {
        return elf.section(function.section()).name();
    }
}
