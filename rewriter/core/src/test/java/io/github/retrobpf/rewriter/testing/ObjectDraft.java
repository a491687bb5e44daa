package io.github.retrobpf.rewriter.testing;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.NewSection;
import io.github.retrobpf.elf.build.NewSymbol;
import io.github.retrobpf.elf.build.RelocationEdit;
import io.github.retrobpf.elf.build.SectionId;
import io.github.retrobpf.elf.build.SymbolId;
import io.github.retrobpf.elf.format.BpfRelocation;
import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.insn.Instruction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.BpfObjectReader;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An object made by hand, for what no compiler makes. */
public final class ObjectDraft {
    private static final int CALL = 0x85;
    private static final int LD_IMM64 = 0x18;
    private static final int EXIT = 0x95;

    private record MoreFuncInfo(String section, int insnOff, String function) {}

    private record Place(SectionId section, int offset) {}

    private static final SymbolType UNTYPED = SymbolType.NOTYPE;
    private static final SectionId NOWHERE = new SectionId(0);

    private final ByteOrder order;
    private final Map<String, FunctionDraft> functions = new LinkedHashMap<>();
    private final List<MoreFuncInfo> moreFuncInfo = new ArrayList<>();
    private final Map<String, VariableDraft> variables = new LinkedHashMap<>();
    private final Map<String, String> externs = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, SymbolId> symbols = new LinkedHashMap<>();
    private final Map<String, SectionId> sections = new LinkedHashMap<>();
    private final Map<String, SymbolId> sectionSymbols = new LinkedHashMap<>();
    private boolean hasBtf = true;
    private boolean hasDebugInfo;
    private boolean hasKernelStruct;
    private String license = "";
    private boolean hasBlockPerRecord;
    private boolean hasRecordsReversed;
    private boolean hasSectionSymbols = true;

    public ObjectDraft(ByteOrder order) {
        this.order = order;
    }

    public static ObjectDraft little() {
        return new ObjectDraft(ByteOrder.LITTLE_ENDIAN);
    }

    /** A function at the end of its section, with a FUNC of the same name. */
    public FunctionDraft function(String section, String name) {
        FunctionDraft function = new FunctionDraft(section, name);
        functions.put(name, function);
        return function;
    }

    /** A second symbol for a function. */
    public ObjectDraft alias(String alias, String function) {
        aliases.put(alias, function);
        return this;
    }

    /** One more func_info record, which names the FUNC of a function. */
    public ObjectDraft funcInfo(String section, int insnOff, String function) {
        moreFuncInfo.add(new MoreFuncInfo(section, insnOff, function));
        return this;
    }

    /** Eight bytes of data. */
    public ObjectDraft variable(String section, String name, boolean isGlobal) {
        variables.put(name, new VariableDraft(section, name, isGlobal, List.of()));
        return this;
    }

    /** A map that BTF defines. */
    public ObjectDraft map(String name, int type, int keySize, int valueSize, int entries) {
        variables.put(name, new VariableDraft(".maps", name, true, List.of(type, keySize, valueSize, entries)));
        return this;
    }

    /** A function that is defined in the kernel ({@code .ksyms}), or in another object (an empty section). */
    public ObjectDraft extern(String name, String section) {
        externs.put(name, section);
        return this;
    }

    public ObjectDraft license(String text) {
        license = text;
        return this;
    }

    /** Debug information of a kind: the address of every function, and relocations for .BTF.ext as compilers leave them. */
    public ObjectDraft withDebugInfo() {
        hasDebugInfo = true;
        return this;
    }

    /** CO-RE records ask about {@code pid}, the member {@code 0:0} of {@code struct task_struct}. */
    public ObjectDraft withKernelStruct() {
        hasKernelStruct = true;
        return this;
    }

    public ObjectDraft withoutBtf() {
        hasBtf = false;
        return this;
    }

    public ObjectDraft withoutSectionSymbols() {
        hasSectionSymbols = false;
        return this;
    }

    /** Each line_info and CO-RE record in a block of its own. */
    public ObjectDraft withBlockPerRecord() {
        hasBlockPerRecord = true;
        return this;
    }

    /** line_info and CO-RE records in descending order. */
    public ObjectDraft withRecordsReversed() {
        hasRecordsReversed = true;
        return this;
    }

    public BpfObject read() throws MalformedInputException {
        return BpfObjectReader.read(toBytes(), "draft.o");
    }

    public Rewriting rewrite() throws MalformedInputException {
        return rewrite(RewriteOptions.DEFAULT);
    }

    public Rewriting rewrite(RewriteOptions options) throws MalformedInputException {
        return Rewriting.of("draft.o", toBytes(), options);
    }

    public byte[] toBytes() throws MalformedInputException {
        List.of(places, symbols, sections, sectionSymbols).forEach(Map::clear);
        ElfBuilder elf = ElfBuilder.of(ElfReader.read(EmptyObject.of(order), "draft.o"));
        placeFunctions(elf);
        placeVariables(elf);
        externs.keySet()
                .forEach(name -> symbols.put(
                        name, elf.add(new NewSymbol(name, UNTYPED.info(SymbolBinding.GLOBAL), 0, NOWHERE, 0, 0))));
        Map<String, List<RelocationEdit>> relocations = new LinkedHashMap<>();
        Map<String, ByteSink> code = code(relocations);
        code.forEach((section, sink) -> elf.setData(section(section), sink.toByteArray()));
        relocations.forEach((section, entries) -> setRelocations(elf, section, section(section), entries));
        if (hasBtf) {
            addBtf(elf);
        }
        if (hasDebugInfo) {
            addDebugInfo(elf);
        }
        return elf.toBytes();
    }

    private SectionId section(String name) {
        return Objects.requireNonNull(sections.get(name), name);
    }

    private void placeFunctions(ElfBuilder elf) {
        Map<String, Integer> ends = new LinkedHashMap<>();
        for (FunctionDraft f : functions.values()) {
            SectionId section = sections.computeIfAbsent(
                    f.section, s -> addSection(elf, s, SectionFlags.ALLOC | SectionFlags.EXECINSTR));
            int offset = ends.getOrDefault(f.section, 0);
            ends.put(f.section, offset + f.size());
            places.put(f.name, new Place(section, offset));
            NewSymbol symbol =
                    new NewSymbol(f.writtenName, SymbolType.FUNC.info(f.binding), f.other, section, offset, f.size());
            if (f.hasSymbol) {
                symbols.put(f.name, elf.add(symbol));
            }
            aliases.forEach((alias, function) -> {
                if (function.equals(f.name)) {
                    elf.add(new NewSymbol(alias, symbol.info(), 0, section, offset, f.size()));
                }
            });
        }
    }

    private Map<String, List<VariableDraft>> bySection() {
        Map<String, List<VariableDraft>> sections = new LinkedHashMap<>();
        variables
                .values()
                .forEach(v -> sections.computeIfAbsent(v.section(), s -> new ArrayList<>())
                        .add(v));
        return sections;
    }

    private void placeVariables(ElfBuilder elf) {
        bySection().forEach((name, members) -> {
            SectionId section = addSection(elf, name, SectionFlags.ALLOC | SectionFlags.WRITE);
            sections.put(name, section);
            int size = 0;
            for (VariableDraft v : members) {
                int info = SymbolType.OBJECT.info(v.isGlobal() ? SymbolBinding.GLOBAL : SymbolBinding.LOCAL);
                symbols.put(v.name(), elf.add(new NewSymbol(v.name(), info, 0, section, size, v.size())));
                places.put(v.name(), new Place(section, size));
                size += v.size();
            }
            elf.setData(section, new byte[size]);
        });
        if (!license.isEmpty()) {
            byte[] text = (license + "\0").getBytes(StandardCharsets.US_ASCII);
            SectionId section = addSection(elf, "license", SectionFlags.ALLOC | SectionFlags.WRITE);
            elf.setData(section, text);
            int info = SymbolType.OBJECT.info(SymbolBinding.GLOBAL);
            elf.add(new NewSymbol("LICENSE", info, 0, section, 0, text.length));
        }
    }

    private SectionId addSection(ElfBuilder elf, String name, long flags) {
        SectionId id = elf.add(new NewSection(name, SectionType.PROGBITS.code(), flags, 8, 0, null, null), new byte[0]);
        if (hasSectionSymbols) {
            sectionSymbols.put(
                    name, elf.add(new NewSymbol("", SymbolType.SECTION.info(SymbolBinding.LOCAL), 0, id, 0, 0)));
        }
        return id;
    }

    private Map<String, ByteSink> code(Map<String, List<RelocationEdit>> relocations) {
        Map<String, ByteSink> code = new LinkedHashMap<>();
        for (FunctionDraft f : functions.values()) {
            ByteSink sink = code.computeIfAbsent(f.section, s -> new ByteSink(order, 0));
            for (FunctionDraft.Op op : f.ops) {
                encode(op, sink, relocations.computeIfAbsent(f.section, s -> new ArrayList<>()));
            }
            insn(sink, EXIT, 0, 0, 0);
        }
        relocations.values().removeIf(List::isEmpty);
        return code;
    }

    private void encode(FunctionDraft.Op op, ByteSink sink, List<RelocationEdit> relocations) {
        switch (op.form()) {
            case RAW -> insn(sink, op.insn());
            case LOAD_SYMBOL, LOAD_SECTION -> load(op, sink, relocations);
            case CALL_SYMBOL, CALL_SECTION, CALL_RELATIVE, ADDRESS_SYMBOL, ADDRESS_SECTION, ADDRESS_RELATIVE -> {
                if (externs.containsKey(op.target())) {
                    relocations.add(new RelocationEdit(sink.size(), BpfRelocation.R_BPF_64_32, symbol(op.target()), 0));
                    insn(sink, CALL, 0, 1, -1);
                } else {
                    reference(op, sink, relocations);
                }
            }
        }
    }

    private void load(FunctionDraft.Op op, ByteSink sink, List<RelocationEdit> relocations) {
        VariableDraft variable = Objects.requireNonNull(variables.get(op.target()), op.target());
        SymbolId symbol = symbol(op.target());
        SymbolId sectionSymbol = sectionSymbols.get(variable.section());
        boolean bySection = op.form() == FunctionDraft.Form.LOAD_SECTION && sectionSymbol != null;
        relocations.add(
                new RelocationEdit(sink.size(), BpfRelocation.R_BPF_64_64, bySection ? sectionSymbol : symbol, 0));
        wide(sink, op, 0, bySection ? place(op.target()).offset() : 0);
    }

    private void reference(FunctionDraft.Op op, ByteSink sink, List<RelocationEdit> relocations) {
        FunctionDraft target = Objects.requireNonNull(functions.get(op.target()), op.target());
        Place place = place(op.target());
        SymbolId symbol = symbol(op.target());
        // Without section symbols its own serves, which has the offset in its value.
        SymbolId sectionSymbol = sectionSymbols.getOrDefault(target.section, symbol);
        int offset = hasSectionSymbols ? place.offset() : 0;
        boolean isLocal = target.binding == SymbolBinding.LOCAL;
        int at = sink.size();
        switch (op.form()) {
            case CALL_SYMBOL -> {
                insn(sink, CALL, 0, 1, isLocal ? offset / 8 - 1 : -1);
                relocations.add(new RelocationEdit(at, BpfRelocation.R_BPF_64_32, isLocal ? sectionSymbol : symbol, 0));
            }
            case CALL_SECTION -> {
                insn(sink, CALL, 0, 1, offset / 8 - 1);
                relocations.add(new RelocationEdit(at, BpfRelocation.R_BPF_64_32, sectionSymbol, 0));
            }
            case CALL_RELATIVE -> insn(sink, CALL, 0, 1, (place.offset() - at) / 8 - 1);
            case ADDRESS_SYMBOL -> {
                wide(sink, op, 0, 0);
                relocations.add(new RelocationEdit(at, BpfRelocation.R_BPF_64_64, symbol, 0));
            }
            case ADDRESS_SECTION -> {
                wide(sink, op, 0, offset);
                relocations.add(new RelocationEdit(at, BpfRelocation.R_BPF_64_64, sectionSymbol, 0));
            }
            case ADDRESS_RELATIVE -> wide(sink, op, 4, (place.offset() - at) / 8 - 1);
            case LOAD_SYMBOL, LOAD_SECTION, RAW -> throw new AssertionError();
        }
    }

    private Place place(String name) {
        return Objects.requireNonNull(places.get(name), name);
    }

    private SymbolId symbol(String name) {
        return Objects.requireNonNull(symbols.get(name), name);
    }

    private void wide(ByteSink sink, FunctionDraft.Op op, int src, int imm) {
        insn(sink, LD_IMM64, op.insn().dst(), src, imm);
        insn(sink, 0, 0, 0, 0);
    }

    private void insn(ByteSink sink, int opcode, int dst, int src, int imm) {
        insn(sink, new Instruction(opcode, dst, src, 0, imm));
    }

    private void insn(ByteSink sink, Instruction insn) {
        boolean little = order.equals(ByteOrder.LITTLE_ENDIAN);
        int registers = little ? insn.src() << 4 | insn.dst() : insn.dst() << 4 | insn.src();
        sink.u8(insn.opcode()).u8(registers).u16(insn.off()).u32(insn.imm());
    }

    private void addBtf(ElfBuilder elf) throws MalformedInputException {
        BtfBuilder btf = BtfBuilder.empty(order);
        DraftTypes types = new DraftTypes(btf, hasKernelStruct);
        functions.values().forEach(types::add);
        types.addExterns(externs);
        bySection().forEach(types::addSection);
        DraftRecords records = new DraftRecords(order, btf, types);
        functions.values().forEach(f -> records.add(f, place(f.name).offset()));
        moreFuncInfo.forEach(r -> records.funcInfo(r.section(), r.insnOff(), r.function()));
        if (hasRecordsReversed) {
            records.reverse();
        }
        byte[] ext = records.toBytes(hasBlockPerRecord);
        elf.add(new NewSection(".BTF", SectionType.PROGBITS.code(), 0, 4, 0, null, null), btf.toBytes());
        elf.add(new NewSection(".BTF.ext", SectionType.PROGBITS.code(), 0, 4, 0, null, null), ext);
    }

    /** Eight bytes for each function: relocated by the section's symbol, or by its own where there is none. */
    private void addDebugInfo(ElfBuilder elf) {
        ByteSink bytes = new ByteSink(order, 0);
        List<RelocationEdit> entries = new ArrayList<>();
        for (FunctionDraft f : functions.values()) {
            SymbolId symbol = sectionSymbols.getOrDefault(f.section, symbols.get(f.name));
            if (symbol != null) {
                entries.add(new RelocationEdit(bytes.size(), BpfRelocation.R_BPF_64_ABS64, symbol, 0));
                bytes.u64(sectionSymbols.containsKey(f.section) ? place(f.name).offset() : 0);
            }
        }
        SectionId debug = elf.add(
                new NewSection(".debug_info", SectionType.PROGBITS.code(), 0, 1, 0, null, null), bytes.toByteArray());
        setRelocations(elf, ".debug_info", debug, entries);
        // As compilers leave them: each record's place, relocated by a type that no loader knows.
        elf.section(".BTF.ext")
                .ifPresent(ext -> sectionSymbols.values().stream()
                        .findFirst()
                        .ifPresent(symbol -> setRelocations(
                                elf,
                                ".BTF.ext",
                                ext,
                                List.of(new RelocationEdit(32, BpfRelocation.R_BPF_64_NODYLD32, symbol, 0)))));
    }

    private static void setRelocations(ElfBuilder elf, String name, SectionId target, List<RelocationEdit> entries) {
        NewSection section = new NewSection(
                ".rel" + name,
                SectionType.REL.code(),
                SectionFlags.INFO_LINK,
                8,
                ElfConstants.REL_SIZE,
                elf.section(2),
                target);
        elf.setRelocations(elf.add(section, new byte[0]), entries);
    }
}
