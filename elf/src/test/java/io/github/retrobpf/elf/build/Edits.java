package io.github.retrobpf.elf.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.HandMadeElf;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Edits an object, writes it twice, and reads it back. */
final class Edits {
    private Edits() {}

    static ElfFile edited(HandMadeElf elf, Consumer<ElfBuilder> edits) throws MalformedInputException {
        return edited(elf.toBytes(), edits);
    }

    static ElfFile edited(byte[] bytes, Consumer<ElfBuilder> edits) throws MalformedInputException {
        byte[] input = bytes.clone();
        ElfBuilder builder = ElfBuilder.of(ElfReader.read(input, "a.o"));
        edits.accept(builder);

        byte[] output = builder.toBytes();

        assertThat(builder.toBytes()).as("written again").isEqualTo(output);
        assertThat(input).as("the input").isEqualTo(bytes);
        ElfFile read = ElfReader.read(output, "b.o");
        assertThat(ElfBuilder.of(read).toBytes()).as("read and written again").isEqualTo(output);
        assertTidy(read);
        return read;
    }

    /** What every edit has to leave behind, whatever it was. */
    private static void assertTidy(ElfFile file) {
        for (Section section : file.sections()) {
            long alignment = section.header().alignment();
            if (alignment > 1) {
                assertThat(section.header().offset() % alignment)
                        .as("alignment of %s", section.name())
                        .isZero();
            }
        }
        assertThat(file.header().shoff() % 8).isZero();
        file.symbolSection()
                .ifPresent(s -> assertThat(locals(file)).isEqualTo(s.header().info()));
    }

    /** How many locals lead; fails where one comes later. */
    private static int locals(ElfFile file) {
        SymbolTable symbols = file.symbols().orElseThrow();
        int locals = 0;
        for (int i = 0; i < symbols.count(); i++) {
            if (symbols.get(i).isLocal()) {
                assertThat(locals).as("locals before symbol %d", i).isEqualTo(i);
                locals++;
            }
        }
        return locals;
    }

    static List<String> sectionNames(ElfFile file) {
        return file.sections().stream().skip(1).map(Section::name).toList();
    }

    static List<String> symbolNames(ElfFile file) {
        SymbolTable symbols = file.symbols().orElseThrow();
        List<String> names = new ArrayList<>();
        for (int i = 1; i < symbols.count(); i++) {
            names.add(symbols.get(i).name());
        }
        return names;
    }

    static byte[] data(ElfFile file, String section) {
        return section(file, section).data().bytes().toByteArray();
    }

    static Section section(ElfFile file, String name) {
        return file.section(name).orElseThrow(() -> new AssertionError("no section " + name));
    }

    static Symbol symbol(ElfFile file, String name) {
        SymbolTable symbols = file.symbols().orElseThrow();
        return Objects.requireNonNull(symbols.get(symbolNames(file).indexOf(name) + 1));
    }

    /** The names of the symbols that the relocations of a section refer to. */
    static List<String> relocatedSymbols(ElfFile file, String target) {
        SymbolTable symbols = file.symbols().orElseThrow();
        List<String> names = new ArrayList<>();
        file.relocationsOf(section(file, target).index()).forEach(table -> {
            for (int i = 0; i < table.count(); i++) {
                names.add(symbols.get(table.get(i).symbol()).name());
            }
        });
        return names;
    }

    static SectionId id(ElfBuilder builder, String section) {
        return builder.section(section).orElseThrow();
    }
}
