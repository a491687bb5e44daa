package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.ext.BtfExtBuilder;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.NewSection;
import io.github.retrobpf.elf.build.NewSymbol;
import io.github.retrobpf.elf.build.RelocationEdit;
import io.github.retrobpf.elf.build.SectionId;
import io.github.retrobpf.elf.build.SymbolId;
import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.plan.Variant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object under edit: ELF, code, BTF and .BTF.ext together.
 *
 * <p>Passes share one editor. What they read about the input they read from {@link #object}, which no edit changes.
 */
public final class ObjectEditor {
    private static final int CODE_ALIGNMENT = 8;

    private final BpfObject object;
    private final ElfBuilder elf;
    private final @Nullable BtfBuilder btf;
    private final @Nullable BtfExtBuilder btfExt;
    private final Map<SectionId, CodeEditor> code = new LinkedHashMap<>();
    private final Map<SectionId, SymbolId> sectionSymbols = new HashMap<>();
    /** By the clone's name, which is its own. */
    private final Map<String, CloneSite> clones = new HashMap<>();

    private final InputRelocations relocations;
    private final InputRecords records;
    private @Nullable SectionId text;

    public ObjectEditor(BpfObject object) {
        this.object = object;
        this.elf = ElfBuilder.of(object.elf());
        this.relocations = new InputRelocations(elf);
        this.records = new InputRecords(object);
        this.btf = object.btf().map(BtfBuilder::new).orElse(null);
        this.btfExt = object.btfExt().map(BtfExtBuilder::new).orElse(null);
        SymbolTable symbols = object.elf().symbols().orElse(null);
        for (int i = 0; symbols != null && i < symbols.count(); i++) {
            Symbol symbol = symbols.get(i);
            if (symbol.type() == SymbolType.SECTION && symbol.value() == 0) {
                sectionSymbols.putIfAbsent(new SectionId(symbol.shndx()), elf.symbol(i));
            }
        }
    }

    BpfObject object() {
        return object;
    }

    ElfBuilder elf() {
        return elf;
    }

    /** The input's types. */
    Btf types() {
        return object.btf().orElseThrow();
    }

    BtfBuilder btf() {
        if (btf == null) {
            throw new IllegalStateException(object.elf().name() + " has no BTF");
        }
        return btf;
    }

    Optional<BtfExtBuilder> btfExt() {
        return Optional.ofNullable(btfExt);
    }

    /** The relocations of the input. */
    InputRelocations relocations() {
        return relocations;
    }

    /** The .BTF.ext records of the input. */
    InputRecords records() {
        return records;
    }

    CodeEditor code(SectionId section) {
        return code.computeIfAbsent(section, s -> {
            List<RelocationEdit> relocations =
                    elf.relocationSectionOf(s).map(elf::relocations).orElse(List.of());
            return new CodeEditor(elf.data(s), relocations);
        });
    }

    /** The section of subprograms; made where there is none. */
    SectionId text() {
        if (text == null) {
            text = object.elf().sections().stream()
                    .filter(s -> s.name().equals(BpfObject.TEXT) && BpfObject.isCode(s))
                    .findFirst()
                    .map(s -> elf.section(s.index()))
                    .orElseGet(() -> elf.add(
                            new NewSection(
                                    BpfObject.TEXT,
                                    SectionType.PROGBITS.code(),
                                    SectionFlags.ALLOC | SectionFlags.EXECINSTR,
                                    CODE_ALIGNMENT,
                                    0,
                                    null,
                                    null),
                            new byte[0]));
        }
        return text;
    }

    /** The symbol that stands for a section; made where there is none. */
    SymbolId sectionSymbol(SectionId section) {
        return sectionSymbols.computeIfAbsent(
                section, s -> elf.add(new NewSymbol("", SymbolType.SECTION.info(SymbolBinding.LOCAL), 0, s, 0, 0)));
    }

    void addClone(Variant variant, CloneSite site) {
        clones.put(variant.name(), site);
    }

    /** Where a variant's code stands. */
    CodeSite site(Variant variant) {
        return variant.isClone() ? clone(variant).code() : site(variant.function());
    }

    /** Where a function's own code stands. */
    CodeSite site(BpfFunction function) {
        return new CodeSite(
                elf.section(function.section()),
                function.offset(),
                elf.symbol(function.symbol()),
                function.isNamedBySymbol());
    }

    /** Id of the FUNC of a variant, or {@link BpfFunction#NO_BTF}. */
    int func(Variant variant) {
        return variant.isClone() ? clone(variant).func() : variant.function().btfId();
    }

    private CloneSite clone(Variant variant) {
        return Objects.requireNonNull(clones.get(variant.name()), variant.name());
    }

    /** The whole file. */
    public byte[] toBytes() throws MalformedInputException {
        code.forEach((section, edited) -> {
            if (edited.isCodeEdited()) {
                elf.setData(section, edited.code());
            }
            if (edited.isRelocationsEdited()) {
                elf.setRelocations(relocationSection(section), edited.relocations());
            }
        });
        if (btf != null && btf.changed()) {
            store(BpfObject.BTF, btf.toBytes());
        }
        if (btfExt != null && btfExt.changed()) {
            store(BpfObject.BTF_EXT, btfExt.toBytes());
        }
        return elf.toBytes();
    }

    private SectionId relocationSection(SectionId code) {
        return elf.relocationSectionOf(code)
                .orElseGet(() -> elf.add(
                        new NewSection(
                                ".rel" + elf.name(code),
                                SectionType.REL.code(),
                                SectionFlags.INFO_LINK,
                                CODE_ALIGNMENT,
                                ElfConstants.REL_SIZE,
                                elf.section(object.elf()
                                        .symbolSection()
                                        .orElseThrow()
                                        .index()),
                                code),
                        new byte[0]));
    }

    /** Relocations for a section whose contents moved would point anywhere; no loader reads them. */
    private void store(String name, byte[] bytes) {
        Section section = object.elf().section(name).orElseThrow();
        SectionId id = elf.section(section.index());
        elf.setData(id, bytes);
        for (Optional<SectionId> r = elf.relocationSectionOf(id); r.isPresent(); r = elf.relocationSectionOf(id)) {
            elf.remove(r.get());
        }
    }
}
