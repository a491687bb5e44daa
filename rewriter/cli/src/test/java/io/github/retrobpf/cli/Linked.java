package io.github.retrobpf.cli;

import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.BpfObjectReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is in an object that was linked. */
final class Linked {
    private final BpfObject object;

    private Linked(BpfObject object) {
        this.object = object;
    }

    static Linked read(Path file) {
        try {
            return new Linked(BpfObjectReader.read(Fixtures.read(file), file.toString()));
        } catch (MalformedInputException e) {
            throw new AssertionError(e);
        }
    }

    ElfFile elf() {
        return object.elf();
    }

    /** All of them, by index. */
    List<Symbol> symbols() {
        SymbolTable table = elf().symbols().orElseThrow();
        return IntStream.range(0, table.count()).mapToObj(table::get).toList();
    }

    /** The one of a name that has a type. */
    Symbol symbol(String name) {
        return symbols().stream()
                .filter(s -> s.name().equals(name) && s.type() != SymbolType.FILE)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no symbol " + name));
    }

    boolean has(String name) {
        return symbols().stream().anyMatch(s -> s.name().equals(name));
    }

    Section section(String name) {
        return elf().section(name).orElseThrow(() -> new AssertionError("no section " + name));
    }

    /** {@code section+offset} of a symbol. */
    String place(String name) {
        Symbol symbol = symbol(name);
        return elf().section(symbol.shndx()).name() + "+" + symbol.value();
    }

    /** Four bytes at the place of a variable. */
    long word(String name) throws MalformedInputException {
        Symbol symbol = symbol(name);
        return elf().section(symbol.shndx()).data().bytes().u32((int) symbol.value());
    }

    Btf btf() {
        return object.btf().orElseThrow();
    }

    /** {@code name@offset} of each variable of a DATASEC, in its order. */
    List<String> variables(String section) {
        return types(BtfKind.DATASEC)
                .filter(id -> btf().name(id).equals(section))
                .mapToObj(id -> (BtfType.DataSec) btf().get(id))
                .flatMap(s -> s.variables().stream())
                .map(v -> btf().name(v.type()) + "@" + v.offset())
                .toList();
    }

    private IntStream types(BtfKind kind) {
        return IntStream.range(1, btf().endId()).filter(id -> btf().kind(id) == kind);
    }

    /** Names of the types of a kind, in their order. */
    List<String> names(BtfKind kind) {
        return types(kind).mapToObj(btf()::name).toList();
    }

    /** {@code section+offset name} of each function that func_info describes, in their order. */
    List<String> functions() {
        return object.functions().stream()
                .filter(BpfFunction::hasBtf)
                .map(f -> object.sectionOf(f) + "+" + f.offset() + " " + btf().name(f.btfId()))
                .toList();
    }

    /** The names in func_info, in the order of its records. */
    List<String> functionRecords() {
        return records(InfoKind.FUNC_INFO)
                .flatMap(b -> IntStream.range(0, b.count()).mapToObj(i -> btf().name(b.typeId(i))))
                .toList();
    }

    private Stream<InfoBlock> records(InfoKind kind) {
        return elf().sections().stream().flatMap(s -> object.records(kind, s.name()).stream());
    }

    /** Source files that line_info names. */
    List<String> sources() {
        return records(InfoKind.LINE_INFO)
                .flatMap(b -> IntStream.range(0, b.count())
                        .mapToObj(i -> btf().string(b.lineInfo(i).fileNameOff())))
                .distinct()
                .toList();
    }
}
