package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.format.BpfRelocation;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Relocation;
import io.github.retrobpf.elf.model.RelocationTable;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.insn.Instruction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.Sorted;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything in the sections of an input that names a place or a symbol. Each section is read once, whoever asks first. */
final class References {
    private final ElfFile elf;
    private final Map<Integer, List<Reference>> bySection = new HashMap<>();

    References(ElfFile elf) {
        this.elf = elf;
    }

    /** Those of a section, by place; of several at one place the order stays. */
    synchronized List<Reference> of(int section) throws MalformedInputException {
        List<Reference> known = bySection.get(section);
        if (known == null) {
            known = read(elf.section(section));
            bySection.put(section, known);
        }
        return known;
    }

    /** Those from one place to before another one. */
    List<Reference> within(int section, long start, long end) throws MalformedInputException {
        List<Reference> all = of(section);
        return all.subList(
                Sorted.firstFrom(all, Reference::offset, start), Sorted.firstFrom(all, Reference::offset, end));
    }

    private List<Reference> read(Section section) throws MalformedInputException {
        List<Reference> all = new ArrayList<>();
        if (section.type() == SectionType.NOBITS) {
            return all;
        }
        BitSet relocated = new BitSet();
        for (RelocationTable table : elf.relocationsOf(section.index())) {
            for (int i = 0; i < table.count(); i++) {
                Relocation r = table.get(i);
                long addend = Reference.addend(section, r.offset(), r.type());
                all.add(new Reference(r.offset(), r.type(), r.symbol(), addend));
                relocated.set((int) r.offset());
            }
        }
        if (BpfObject.isCode(section)) {
            relative(section.data().bytes(), relocated, all);
        }
        all.sort(Comparator.comparingLong(Reference::offset));
        return all;
    }

    private static void relative(ByteView code, BitSet relocated, List<Reference> all) throws MalformedInputException {
        for (int at = 0; at < code.size(); ) {
            Instruction insn = Instruction.at(code, at);
            if ((insn.isFunctionCall() || insn.isFunctionAddress()) && !relocated.get(at)) {
                long target = at + (insn.imm() + 1L) * Instruction.SIZE;
                all.add(new Reference(at, BpfRelocation.NONE, Reference.NO_SYMBOL, target));
            }
            at += insn.slots() * Instruction.SIZE;
        }
    }
}
