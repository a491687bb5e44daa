package io.github.retrobpf.fuzz.input;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Enumerator;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.model.SecVar;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.NewSection;
import io.github.retrobpf.elf.build.NewSymbol;
import io.github.retrobpf.elf.build.RelocationEdit;
import io.github.retrobpf.elf.build.SectionId;
import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.SymbolTable;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.rewriter.testing.FunctionDraft;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Objects that are made to cost more than their size: whoever counts something twice for each, pays the square. */
public enum Shape {
    /** One program and the functions that it calls. */
    MANY_FUNCTIONS,
    /** Entry programs of every type reach all functions. */
    MANY_TYPES,
    /** So they do, with a type that fits none of them, and each name is as long as it can be. */
    LONG_NAMES,
    /** The symbols' names are ends of one long string. */
    SHARED_TAILS,
    /** Many functions share one prototype, long or short. */
    SHARED_PROTOTYPE,
    /** Many functions share one FUNC with as many tags as there can be. */
    SHARED_FUNC,
    /** Each function goes to the end of its section. */
    OVERLAP,
    /** Variables of one type with many enumerators. */
    LARGE_ENUM,
    /** Maps defined by one struct whose members all say what a value is. */
    MAP_MEMBERS,
    /** Each record of line_info in a block of its own. */
    MANY_BLOCKS,
    /** Sections of debug information, each with a symbol. */
    DEBUG_SECTIONS,
    /** All relocations stand at one place. */
    ONE_PLACE,
    /** Section names that tell nothing and have many slashes. */
    SLASHES,
    /** Arguments behind as many typedefs as there can be, with long names. */
    TYPEDEFS;

    private static final List<String> SECTIONS = List.of(
            "xdp", "tc", "kprobe/a", "fentry/a", "lsm/a", "raw_tp/a", "tp/a/b", "perf_event", "socket", "sockops");

    /** Sound, but for what it is too much of. */
    public byte[] of(int count) throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        return switch (this) {
            case MANY_FUNCTIONS -> {
                FunctionDraft program = draft.function("xdp", "program").param("xdp_md");
                functions(draft, count, "void", "f");
                calls(program, count, "f");
                yield draft.toBytes();
            }
            case MANY_TYPES -> {
                types(draft, count, "f");
                functions(draft, count, "void", "f");
                yield draft.toBytes();
            }
            case LONG_NAMES -> {
                String name = "n".repeat(4000);
                types(draft, count, name);
                functions(draft, count, "foo", name);
                yield draft.toBytes();
            }
            case SHARED_TAILS -> sharedTails(draft, count);
            case SHARED_PROTOTYPE -> sharedPrototype(draft, count);
            case SHARED_FUNC -> {
                types(draft, count, "f");
                functions(draft, count, "void", "f");
                FunctionDraft first = draft.function(".text", "shared").ctx();
                Collections.nCopies(255, "arg:nonnull").forEach(tag -> first.tag(0, tag));
                for (int i = 0; i < count; i++) {
                    draft.function(".text", "s" + i).sharesFuncOf("shared");
                }
                yield draft.toBytes();
            }
            case OVERLAP -> overlap(draft, count);
            case LARGE_ENUM, MAP_MEMBERS -> withBtf(draft, btf -> variables(btf, count));
            case MANY_BLOCKS -> {
                draft.withBlockPerRecord();
                FunctionDraft program = draft.function("xdp", "program").ctx().nops(count);
                for (int i = 0; i < count; i++) {
                    program.line(8 * i, i);
                    program.core(8 * i, "0:0");
                }
                yield draft.toBytes();
            }
            case DEBUG_SECTIONS -> debugSections(draft, count);
            case ONE_PLACE -> onePlace(draft, count);
            case SLASHES -> {
                functions(draft, count, "void", "f");
                for (int i = 0; i < count; i++) {
                    draft.function("/".repeat(4000), "p" + i).param("void").calls("f" + i);
                }
                yield draft.toBytes();
            }
            case TYPEDEFS -> withBtf(draft, btf -> typedefs(btf, count));
        };
    }

    private static void functions(ObjectDraft draft, int count, String pointee, String name) {
        for (int i = 0; i < count; i++) {
            draft.function(".text", name + i).ctx(pointee);
        }
    }

    private static void calls(FunctionDraft program, int count, String name) {
        for (int i = 0; i < count; i++) {
            program.calls(name + i);
        }
    }

    private static void types(ObjectDraft draft, int count, String name) {
        for (String section : SECTIONS) {
            FunctionDraft program =
                    draft.function(section, "on_" + section.replace('/', '_')).param("void");
            calls(program, count, name);
        }
    }

    private static byte[] sharedTails(ObjectDraft draft, int count) throws MalformedInputException {
        draft.function("xdp", "t".repeat(4000)).ctx();
        ElfBuilder elf = ElfBuilder.of(ElfReader.read(draft.toBytes(), "draft.o"));
        SectionId section = elf.section("xdp").orElseThrow();
        for (int i = 0; i < count; i++) {
            elf.add(new NewSymbol("x", SymbolType.NOTYPE.info(SymbolBinding.GLOBAL), 0, section, 0, 0));
        }
        byte[] bytes = elf.toBytes();
        ElfFile file = ElfReader.read(bytes, "draft.o");
        SymbolTable symbols = file.symbols().orElseThrow();
        int table = Math.toIntExact(file.symbolSection().orElseThrow().header().offset());
        int name = 0;
        for (int i = 0; i < symbols.count(); i++) {
            name = symbols.get(i).name().startsWith("t") ? symbols.get(i).nameOffset() : name;
        }
        ByteBuffer image = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < symbols.count(); i++) {
            if (symbols.get(i).name().equals("x")) {
                image.putInt(table + ElfConstants.SYMBOL_SIZE * i, name + i % 100);
            }
        }
        return bytes;
    }

    private static byte[] sharedPrototype(ObjectDraft draft, int count) throws MalformedInputException {
        types(draft, count, "f");
        functions(draft, count, "void", "f");
        return withBtf(draft, btf -> {
            List<Param> params = new ArrayList<>();
            int pointer = btf.intern(new BtfType.Ptr(0));
            for (int i = 0; i < count; i++) {
                params.add(new Param(0, pointer));
            }
            int proto = btf.add(new BtfType.FuncProto(0, params));
            for (int id = 1, end = btf.endId(); id < end; id++) {
                if (btf.get(id) instanceof BtfType.Func func && !btf.name(id).startsWith("on_")) {
                    btf.replace(id, func.withProto(proto));
                    btf.add(new BtfType.DeclTag(btf.string("arg:ctx"), id, id % count));
                }
            }
        });
    }

    private static byte[] overlap(ObjectDraft draft, int count) throws MalformedInputException {
        draft.function("xdp", "program").ctx().nops(count);
        ElfBuilder elf = ElfBuilder.of(ElfReader.read(draft.toBytes(), "draft.o"));
        SectionId section = elf.section("xdp").orElseThrow();
        for (int i = 1; i < count; i++) {
            elf.add(new NewSymbol(
                    "o" + i, SymbolType.FUNC.info(SymbolBinding.GLOBAL), 0, section, 8L * i, 8L * (count - i)));
        }
        return elf.toBytes();
    }

    private void variables(BtfBuilder btf, int count) {
        int value = btf.add(new BtfType.Enum(btf.string("large"), false, 4, enumerators(btf, count)));
        int pointer = btf.add(new BtfType.Ptr(value));
        int type = pointer;
        if (this == MAP_MEMBERS) {
            List<Member> members = Collections.nCopies(count, new Member(btf.string("value"), pointer, 0));
            type = btf.add(new BtfType.Struct(0, false, 8, members));
        }
        List<SecVar> variables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int variable = btf.add(new BtfType.Var(btf.string("v" + i), type, Linkage.GLOBAL));
            variables.add(new SecVar(variable, 0, 0));
        }
        String section = this == MAP_MEMBERS ? ".maps" : ".struct_ops";
        btf.add(new BtfType.DataSec(btf.string(section), 0, variables));
    }

    private static List<Enumerator> enumerators(BtfBuilder btf, int count) {
        return Collections.nCopies(count, new Enumerator(btf.string("one"), 1));
    }

    private static void typedefs(BtfBuilder btf, int count) {
        int type = btf.add(new BtfType.Struct(btf.string("foo"), false, 0, List.of()));
        for (int i = 0; i < 250; i++) {
            type = btf.add(new BtfType.Typedef(btf.string("t".repeat(3990) + i), type));
        }
        int tag = btf.string("arg:ctx");
        for (int i = 0; i < count; i++) {
            int pointer = btf.add(new BtfType.Ptr(type));
            int proto = btf.add(new BtfType.FuncProto(0, List.of(new Param(0, pointer))));
            int func = btf.add(new BtfType.Func(btf.string("f" + i), Linkage.GLOBAL, proto));
            btf.add(new BtfType.DeclTag(tag, func, 0));
        }
    }

    private static byte[] debugSections(ObjectDraft draft, int count) throws MalformedInputException {
        draft.function("xdp", "program").ctx();
        ElfBuilder elf = ElfBuilder.of(ElfReader.read(draft.toBytes(), "draft.o"));
        for (int i = 0; i < count; i++) {
            SectionId id = elf.add(
                    new NewSection(".debug_info", SectionType.PROGBITS.code(), 0, 1, 0, null, null), new byte[8]);
            elf.add(new NewSymbol("", SymbolType.SECTION.info(SymbolBinding.LOCAL), 0, id, 0, 0));
            elf.add(
                    new NewSection(
                            ".rel.debug_info",
                            SectionType.REL.code(),
                            SectionFlags.INFO_LINK,
                            8,
                            16,
                            elf.section(2),
                            id),
                    new byte[0]);
        }
        return elf.toBytes();
    }

    private static byte[] onePlace(ObjectDraft draft, int count) throws MalformedInputException {
        types(draft, count, "f");
        functions(draft, count, "void", "f");
        ElfBuilder elf = ElfBuilder.of(ElfReader.read(draft.toBytes(), "draft.o"));
        SectionId relocations = elf.section(".relxdp").orElseThrow();
        List<RelocationEdit> entries = elf.relocations(relocations).stream()
                .map(r -> new RelocationEdit(0, r.type(), r.symbol(), 0))
                .toList();
        elf.setRelocations(relocations, entries);
        return elf.toBytes();
    }

    private interface BtfEdit {
        void edit(BtfBuilder btf);
    }

    private static byte[] withBtf(ObjectDraft draft, BtfEdit edit) throws MalformedInputException {
        draft.function("xdp", "on_program").ctx().calls("on_report");
        draft.function(".text", "on_report").ctx();
        ElfBuilder elf = ElfBuilder.of(ElfReader.read(draft.toBytes(), "draft.o"));
        SectionId section = elf.section(".BTF").orElseThrow();
        BtfBuilder btf = new BtfBuilder(Btf.parse(elf.data(section)));
        edit.edit(btf);
        elf.setData(section, btf.toBytes());
        return elf.toBytes();
    }
}
