package io.github.retrobpf.rewriter.testing;

import io.github.retrobpf.btf.dump.CTypeName;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.ext.LineInfo;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Relocation;
import io.github.retrobpf.elf.model.RelocationTable;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.insn.Instruction;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.FunctionReference;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** An object as text: what loaders and kernels see of its functions, without ids, file offsets and byte order. */
public final class ObjectDescription {
    private final BpfObject object;
    private final StringBuilder text = new StringBuilder();

    private ObjectDescription(BpfObject object) {
        this.object = object;
    }

    public static String of(BpfObject object) throws MalformedInputException {
        ObjectDescription description = new ObjectDescription(object);
        int section = -1;
        for (BpfFunction function : object.functions()) {
            if (section != function.section()) {
                section = function.section();
                description.line("section " + object.sectionOf(function));
            }
            description.function(function);
        }
        return description.text.toString();
    }

    /** The prototype of a function's FUNC, its linkage in front: {@code global int report(void *, __u64)}. */
    public static String signature(BpfObject object, BpfFunction function) {
        if (!function.hasBtf()) {
            return "no FUNC";
        }
        Btf btf = object.btf().orElseThrow();
        BtfType.Func func = (BtfType.Func) btf.get(function.btfId());
        String prototype = CTypeName.of(btf, func.proto());
        int brackets = prototype.indexOf('(');
        String linkage = List.of("static", "global", "extern").get(func.linkage());
        return linkage + " " + prototype.substring(0, brackets).strip() + " " + btf.string(func.name())
                + prototype.substring(brackets);
    }

    /** The tags on a function's FUNC, in the order of their ids: {@code arg#0 arg:ctx}. */
    public static List<String> tags(BpfObject object, BpfFunction function) {
        List<String> tags = new ArrayList<>();
        Btf btf = object.btf().orElse(null);
        for (int id = 1; btf != null && function.hasBtf() && id < btf.endId(); id++) {
            if (btf.kind(id) == BtfKind.DECL_TAG) {
                BtfType.DeclTag tag = (BtfType.DeclTag) btf.get(id);
                if (tag.target() == function.btfId()) {
                    String place = tag.componentIdx() < 0 ? "function" : "arg#" + tag.componentIdx();
                    tags.add(place + " " + btf.string(tag.name()));
                }
            }
        }
        return tags;
    }

    /** The records of one kind for a function, places counted from its start. */
    public static List<String> records(BpfObject object, InfoKind kind, BpfFunction function) {
        List<String> records = new ArrayList<>();
        for (InfoBlock block : object.records(kind, object.sectionOf(function))) {
            for (int i = 0; i < block.count(); i++) {
                long at = block.insnOff(i) - function.offset();
                if (at >= 0 && at < function.size()) {
                    records.add(hex(at) + " " + record(object.btf().orElseThrow(), block, i));
                }
            }
        }
        return records;
    }

    private static String record(Btf btf, InfoBlock block, int i) {
        return switch (block.kind()) {
            case FUNC_INFO -> btf.name(block.typeId(i));
            case LINE_INFO -> {
                LineInfo line = block.lineInfo(i);
                yield btf.string(line.fileNameOff()) + ":" + line.line() + ":" + line.col();
            }
            case CORE_RELO ->
                CTypeName.of(btf, block.typeId(i)) + " "
                        + btf.string(block.coreRelo(i).accessStrOff()) + " kind "
                        + block.coreRelo(i).kind();
        };
    }

    /**
     * The instructions of a function that name something, by their place from its start: {@code call report}, {@code
     * address callback}, {@code events+0x0 (type 1)}.
     */
    public static SortedMap<Long, String> references(BpfObject object, BpfFunction function)
            throws MalformedInputException {
        SortedMap<Long, String> references = new TreeMap<>();
        Section section = object.elf().section(function.section());
        for (RelocationTable table : object.elf().relocationsOf(section.index())) {
            for (int i = 0; i < table.count(); i++) {
                Relocation relocation = table.get(i);
                long at = relocation.offset() - function.offset();
                if (at >= 0 && at < function.size()) {
                    Symbol symbol = object.elf().symbols().orElseThrow().get(relocation.symbol());
                    int imm = Instruction.at(section.data().bytes(), (int) relocation.offset())
                            .imm();
                    String name = symbol.type() == SymbolType.SECTION
                            ? object.elf().section(symbol.shndx()).name()
                            : symbol.name();
                    references.put(at, name + " imm " + imm + " type " + relocation.type());
                }
            }
        }
        for (FunctionReference reference : object.callGraph().referencesOf(function.id())) {
            String kind = reference.kind() == FunctionReference.Kind.CALL ? "call " : "address ";
            String target = object.functions().get(reference.target()).name();
            references.put((long) reference.insnOff() - function.offset(), kind + target);
        }
        return references;
    }

    private void function(BpfFunction function) throws MalformedInputException {
        Symbol symbol = object.elf().symbols().orElseThrow().get(function.symbol());
        line("  " + function.name() + " at " + hex(function.offset()) + ", " + hex(function.size()) + " bytes, "
                + function.binding() + (symbol.other() == 0 ? "" : " visibility " + symbol.other()));
        line("    " + signature(object, function));
        tags(object, function).forEach(tag -> line("    tag " + tag));
        references(object, function).forEach((at, what) -> line("    " + hex(at) + " " + what));
        List<String> lines = records(object, InfoKind.LINE_INFO, function);
        if (!lines.isEmpty()) {
            line("    " + lines.size() + " lines from " + lines.get(0));
        }
        records(object, InfoKind.CORE_RELO, function).forEach(relo -> line("    CO-RE " + relo));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
