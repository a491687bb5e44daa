package io.github.retrobpf.rewriter.link.comparison;

import io.github.retrobpf.elf.format.BpfRelocation;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Relocation;
import io.github.retrobpf.elf.model.RelocationTable;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.insn.Instruction;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A place that names another one, and what it means.
 *
 * @param field where the number stands that a linker writes
 * @param width of it, in bytes
 * @param name what is named; a section, or what nobody defines
 * @param isExtern whether nobody defines it
 * @param offset from the start of the section
 */
record Site(long field, int width, String name, boolean isExtern, long offset) {
    /** The sites of a section by offset; calls without a relocation among them. */
    static SortedMap<Long, Site> of(ElfFile elf, Section section, OtherSide side) throws MalformedInputException {
        SortedMap<Long, Site> sites = new TreeMap<>();
        if (section.type() == SectionType.NOBITS) {
            return sites;
        }
        ByteView bytes = section.data().bytes();
        for (RelocationTable table : elf.relocationsOf(section.index())) {
            for (int i = 0; i < table.count(); i++) {
                Relocation relocation = table.get(i);
                sites.put(relocation.offset(), of(elf, bytes, relocation, side));
            }
        }
        if (section.isExecutable()) {
            addRelative(section, bytes, sites);
        }
        return sites;
    }

    private static Site of(ElfFile elf, ByteView bytes, Relocation relocation, OtherSide side)
            throws MalformedInputException {
        int at = (int) relocation.offset();
        long field = at;
        int width = 4;
        long addend;
        switch (relocation.type()) {
            case BpfRelocation.R_BPF_64_64 -> {
                field = (long) at + Instruction.IMM_OFFSET;
                addend = bytes.s32((int) field);
            }
            case BpfRelocation.R_BPF_64_32 -> {
                field = (long) at + Instruction.IMM_OFFSET;
                addend = (bytes.s32((int) field) + 1L) * Instruction.SIZE;
            }
            case BpfRelocation.R_BPF_64_ABS64 -> {
                width = 8;
                addend = bytes.u64(at);
            }
            case BpfRelocation.R_BPF_64_ABS32 -> addend = bytes.u32(at);
            default -> throw new AssertionError(relocation.toString());
        }
        Symbol symbol = elf.symbols().orElseThrow().get(relocation.symbol());
        Optional<String> section = side.section(symbol);
        return new Site(field, width, section.orElse(symbol.name()), section.isEmpty(), symbol.value() + addend);
    }

    private static void addRelative(Section section, ByteView bytes, SortedMap<Long, Site> sites)
            throws MalformedInputException {
        for (int at = 0; at < bytes.size(); ) {
            Instruction instruction = Instruction.at(bytes, at);
            if (!sites.containsKey((long) at) && (instruction.isFunctionCall() || instruction.isFunctionAddress())) {
                long target = at + (instruction.imm() + 1L) * Instruction.SIZE;
                sites.put((long) at, new Site((long) at + Instruction.IMM_OFFSET, 4, section.name(), false, target));
            }
            at += instruction.slots() * Instruction.SIZE;
        }
    }

    /** The same, elsewhere. */
    Site moved(long newField, String newName, long newOffset) {
        return new Site(newField, width, newName, isExtern, newOffset);
    }
}
