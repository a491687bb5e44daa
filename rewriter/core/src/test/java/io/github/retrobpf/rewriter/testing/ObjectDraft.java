package io.github.retrobpf.rewriter.testing;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Param;
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
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.BpfObjectReader;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An object made by hand, for what no compiler makes. */
public final class ObjectDraft {
    private static final int CALL = 0x85;
    private static final int LD_IMM64 = 0x18;
    private static final int EXIT = 0x95;
    private static final int NOP = 0xb7;
    private static final int JUMP = 0x05;

    /** A func_info, line_info or CO-RE record as it will stand in .BTF.ext. */
    private record Info(String section, int insnOff, int second, int third, int fourth) {}

    private record Place(SectionId section, int offset) {}

    private final ByteOrder order;
    private final Map<String, FunctionDraft> functions = new LinkedHashMap<>();
    private final List<Info> moreFuncInfo = new ArrayList<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Map<String, Integer> funcs = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, SymbolId> symbols = new LinkedHashMap<>();
    private final Map<String, SectionId> sections = new LinkedHashMap<>();
    private final Map<String, SymbolId> sectionSymbols = new LinkedHashMap<>();
    private boolean hasBtf = true;
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
        int position = new ArrayList<>(functions.keySet()).indexOf(function);
        moreFuncInfo.add(new Info(section, insnOff, -1 - position, 0, 0));
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
        List.of(funcs, places, symbols, sections, sectionSymbols).forEach(Map::clear);
        ElfBuilder elf = ElfBuilder.of(ElfReader.read(stub(), "draft.o"));
        placeFunctions(elf);
        Map<String, List<RelocationEdit>> relocations = new LinkedHashMap<>();
        Map<String, ByteSink> code = code(relocations);
        code.forEach((section, sink) -> elf.setData(section(section), sink.toByteArray()));
        relocations.forEach((section, entries) -> elf.setRelocations(
                elf.add(
                        new NewSection(
                                ".rel" + section,
                                SectionType.REL.code(),
                                SectionFlags.INFO_LINK,
                                8,
                                ElfConstants.REL_SIZE,
                                elf.section(2),
                                section(section)),
                        new byte[0]),
                entries));
        if (hasBtf) {
            BtfBuilder btf = BtfBuilder.empty(order);
            int struct = types(btf);
            byte[] ext = ext(btf, struct);
            elf.add(new NewSection(".BTF", SectionType.PROGBITS.code(), 0, 4, 0, null, null), btf.toBytes());
            elf.add(new NewSection(".BTF.ext", SectionType.PROGBITS.code(), 0, 4, 0, null, null), ext);
        }
        return elf.toBytes();
    }

    private SectionId section(String name) {
        return Objects.requireNonNull(sections.get(name), name);
    }

    private void placeFunctions(ElfBuilder elf) {
        Map<String, Integer> ends = new LinkedHashMap<>();
        for (FunctionDraft f : functions.values()) {
            SectionId section = sections.computeIfAbsent(f.section, s -> addSection(elf, s));
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

    private SectionId addSection(ElfBuilder elf, String name) {
        SectionId id = elf.add(
                new NewSection(
                        name,
                        SectionType.PROGBITS.code(),
                        SectionFlags.ALLOC | SectionFlags.EXECINSTR,
                        8,
                        0,
                        null,
                        null),
                new byte[0]);
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
            insn(sink, EXIT, 0, 0);
        }
        relocations.values().removeIf(List::isEmpty);
        return code;
    }

    private void encode(FunctionDraft.Op op, ByteSink sink, List<RelocationEdit> relocations) {
        if (op.form() == FunctionDraft.Form.NOP) {
            insn(sink, NOP, 0, 0);
            return;
        }
        if (op.form() == FunctionDraft.Form.JUMP_BACK) {
            sink.u8(JUMP).u8(0).u16(0xffff).u32(0);
            return;
        }
        FunctionDraft target = Objects.requireNonNull(functions.get(op.target()), op.target());
        Place place = Objects.requireNonNull(places.get(op.target()));
        SymbolId symbol = Objects.requireNonNull(symbols.get(op.target()));
        SymbolId sectionSymbol = sectionSymbols.getOrDefault(target.section, symbol);
        boolean isLocal = target.binding == SymbolBinding.LOCAL;
        int at = sink.size();
        switch (op.form()) {
            case CALL_SYMBOL -> {
                insn(sink, CALL, 1, isLocal ? place.offset() / 8 - 1 : -1);
                relocations.add(new RelocationEdit(at, BpfRelocation.R_BPF_64_32, isLocal ? sectionSymbol : symbol, 0));
            }
            case CALL_SECTION -> {
                insn(sink, CALL, 1, place.offset() / 8 - 1);
                relocations.add(new RelocationEdit(at, BpfRelocation.R_BPF_64_32, sectionSymbol, 0));
            }
            case CALL_RELATIVE -> insn(sink, CALL, 1, (place.offset() - at) / 8 - 1);
            case ADDRESS_SYMBOL -> {
                insn(sink, LD_IMM64, 0, 0);
                insn(sink, 0, 0, 0);
                relocations.add(new RelocationEdit(at, BpfRelocation.R_BPF_64_64, symbol, 0));
            }
            case ADDRESS_SECTION -> {
                insn(sink, LD_IMM64, 0, place.offset());
                insn(sink, 0, 0, 0);
                relocations.add(new RelocationEdit(at, BpfRelocation.R_BPF_64_64, sectionSymbol, 0));
            }
            case ADDRESS_RELATIVE -> {
                insn(sink, LD_IMM64, 4, (place.offset() - at) / 8 - 1);
                insn(sink, 0, 0, 0);
            }
            case NOP, JUMP_BACK -> throw new AssertionError();
        }
    }

    private void insn(ByteSink sink, int opcode, int src, int imm) {
        int registers = order.equals(ByteOrder.LITTLE_ENDIAN) ? src << 4 : src;
        sink.u8(opcode).u8(registers).u16(0).u32(imm);
    }

    /** Id of a struct that CO-RE records may name. */
    private int types(BtfBuilder btf) {
        int integer = btf.add(new BtfType.Int(btf.string("int"), 4, 1, 0, 32));
        int struct = btf.add(new BtfType.Struct(btf.string("task"), false, 4, List.of()));
        Map<String, Integer> structs = new LinkedHashMap<>();
        for (FunctionDraft f : functions.values()) {
            List<Param> params = new ArrayList<>();
            for (String pointee : f.params) {
                int name = btf.string("p" + params.size());
                if (pointee.equals("int")) {
                    params.add(new Param(name, integer));
                } else {
                    int target = pointee.equals("void")
                            ? 0
                            : structs.computeIfAbsent(
                                    pointee, p -> btf.add(new BtfType.Struct(btf.string(p), false, 0, List.of())));
                    params.add(new Param(name, btf.intern(new BtfType.Ptr(target))));
                }
            }
            int proto = btf.add(new BtfType.FuncProto(integer, params));
            int func = btf.add(new BtfType.Func(btf.string(f.writtenName), f.linkage, proto));
            funcs.put(f.name, func);
            f.tags.forEach(t -> btf.add(new BtfType.DeclTag(btf.string(t.text()), func, t.component())));
        }
        return struct;
    }

    private byte[] ext(BtfBuilder btf, int struct) {
        List<Info> funcInfo = new ArrayList<>();
        List<Info> lines = new ArrayList<>();
        List<Info> relocations = new ArrayList<>();
        for (FunctionDraft f : functions.values()) {
            int offset = Objects.requireNonNull(places.get(f.name)).offset();
            if (f.hasFuncInfo) {
                String named = f.sharesFuncOf.isEmpty() ? f.name : f.sharesFuncOf;
                funcInfo.add(new Info(f.section, offset, func(named), 0, 0));
            }
            for (FunctionDraft.Note note : f.notes) {
                if (note.what() instanceof Integer line) {
                    lines.add(new Info(f.section, offset + note.at(), btf.string("draft.c"), 0, line << 10));
                } else {
                    int access = btf.string((String) note.what());
                    relocations.add(new Info(f.section, offset + note.at(), struct, access, 0));
                }
            }
        }
        List<String> names = new ArrayList<>(functions.keySet());
        moreFuncInfo.forEach(r ->
                funcInfo.add(new Info(r.section(), r.insnOff(), func(names.get(-1 - r.second())), 0, 0)));
        if (hasRecordsReversed) {
            lines.sort(Comparator.comparingInt(r -> -r.insnOff()));
            relocations.sort(Comparator.comparingInt(r -> -r.insnOff()));
        }
        ByteSink func = blocks(InfoKind.FUNC_INFO, funcInfo, btf, false);
        ByteSink line = blocks(InfoKind.LINE_INFO, lines, btf, hasBlockPerRecord);
        ByteSink core = blocks(InfoKind.CORE_RELO, relocations, btf, hasBlockPerRecord);
        ByteSink sink = new ByteSink(order, 0);
        sink.u16(0xeb9f).u8(1).u8(0).u32(32);
        sink.u32(0).u32(func.size());
        sink.u32(func.size()).u32(line.size());
        sink.u32(func.size() + line.size()).u32(core.size());
        return sink.bytes(func.toByteArray())
                .bytes(line.toByteArray())
                .bytes(core.toByteArray())
                .toByteArray();
    }

    private int func(String name) {
        return Objects.requireNonNull(funcs.get(name), name);
    }

    private ByteSink blocks(InfoKind kind, List<Info> records, BtfBuilder btf, boolean blockPerRecord) {
        ByteSink sink = new ByteSink(order, 0);
        if (records.isEmpty()) {
            return sink;
        }
        Map<Object, List<Info>> blocks = new LinkedHashMap<>();
        for (Info r : records) {
            blocks.computeIfAbsent(blockPerRecord ? r : r.section(), k -> new ArrayList<>())
                    .add(r);
        }
        sink.u32(kind == InfoKind.FUNC_INFO ? 8 : 16);
        for (List<Info> block : blocks.values()) {
            sink.u32(btf.string(block.get(0).section())).u32(block.size());
            for (Info r : block) {
                sink.u32(r.insnOff()).u32(r.second());
                if (kind != InfoKind.FUNC_INFO) {
                    sink.u32(r.third()).u32(r.fourth());
                }
            }
        }
        return sink;
    }

    /** An object of three sections: nothing, strings, and no symbols yet. */
    private byte[] stub() {
        int little = order.equals(ByteOrder.LITTLE_ENDIAN) ? 1 : 2;
        byte[] names = "\0.strtab\0.symtab\0".getBytes(StandardCharsets.US_ASCII);
        int symbolTable = 64 + names.length + 7 & -8;
        int headers = symbolTable + ElfConstants.SYMBOL_SIZE;
        ByteSink sink = new ByteSink(order, 512);
        sink.u8(0x7f).u8('E').u8('L').u8('F').u8(2).u8(little).u8(1).u8(0).u64(0);
        sink.u16(ElfConstants.ET_REL).u16(ElfConstants.EM_BPF).u32(1).u64(0).u64(0);
        sink.u64(headers).u32(0).u16(64).u16(0).u16(0).u16(64).u16(3).u16(1);
        sink.bytes(names).align(8).bytes(new byte[ElfConstants.SYMBOL_SIZE]);
        sink.bytes(new byte[64]);
        header(sink, 1, SectionType.STRTAB, 64, names.length, 0, 1, 0);
        header(sink, 9, SectionType.SYMTAB, symbolTable, ElfConstants.SYMBOL_SIZE, 1, 8, ElfConstants.SYMBOL_SIZE);
        return sink.toByteArray();
    }

    private static void header(
            ByteSink sink, int name, SectionType type, int offset, int size, int link, int alignment, int entry) {
        int info = type == SectionType.SYMTAB ? 1 : 0;
        sink.u32(name).u32(type.code()).u64(0).u64(0).u64(offset).u64(size);
        sink.u32(link).u32(info).u64(alignment).u64(entry);
    }
}
