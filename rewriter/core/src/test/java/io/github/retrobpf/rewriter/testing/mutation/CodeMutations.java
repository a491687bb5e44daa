package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.NewSymbol;
import io.github.retrobpf.elf.build.SectionId;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.RelocationTable;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.insn.Instruction;
import io.github.retrobpf.rewriter.object.BpfFunction;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Changes instructions. */
final class CodeMutations implements Layer {
    private static final int SIZE = Instruction.SIZE;
    private static final int CLASS = 0x07;
    private static final int JMP = 0x05;
    private static final int JMP32 = 0x06;
    private static final int CALL = 0x85;
    private static final int EXIT = 0x95;

    @Override
    public void collect(Subject subject, Mutants mutants) throws MalformedInputException {
        for (Section section : subject.elf().sections()) {
            if (Subject.isCode(section)) {
                instructions(subject, section, mutants);
            }
        }
        List<BpfFunction> clones = subject.clones();
        for (BpfFunction clone : clones) {
            for (BpfFunction other : clones) {
                if (clone.size() == other.size() && clone.offset() < other.offset()) {
                    int text = subject.start(subject.elf().section(clone.section()));
                    mutants.add(
                            "code of two clones swapped",
                            () -> clone.name() + ", " + other.name(),
                            () -> subject.patch()
                                    .swap(text + clone.offset(), text + other.offset(), clone.size())
                                    .bytes());
                }
            }
        }
        subject.elf()
                .section(".text")
                .filter(text -> Subject.isCode(text) && text.header().size() > 0)
                .ifPresent(text -> ends(subject, text, mutants));
    }

    private static void instructions(Subject subject, Section section, Mutants mutants) throws MalformedInputException {
        ByteView code = section.data().bytes();
        Set<Long> relocated = new HashSet<>();
        for (RelocationTable table : subject.elf().relocationsOf(section.index())) {
            for (int i = 0; i < table.count(); i++) {
                relocated.add(table.get(i).offset());
            }
        }
        boolean isText = section.name().equals(".text");
        for (int at = 0; at < code.size(); ) {
            Instruction insn = Instruction.at(code, at);
            String whose = isText && at >= subject.oldTextSize() ? " of a clone" : "";
            instruction(subject, section, insn, at, relocated.contains((long) at), whose, mutants);
            int next = at + insn.slots() * SIZE;
            boolean isPair = insn.slots() == 1
                    && next < code.size()
                    && Instruction.at(code, next).slots() == 1
                    && !relocated.contains((long) at)
                    && !relocated.contains((long) next);
            if (isPair) {
                int a = subject.start(section) + at;
                mutants.add(
                        "two instructions" + whose + " swapped",
                        () -> section.name() + " at " + (a - subject.start(section)),
                        () -> subject.patch().swap(a, a + SIZE, SIZE).bytes());
            }
            at = next;
        }
    }

    private static void instruction(
            Subject subject,
            Section section,
            Instruction insn,
            int offset,
            boolean isRelocated,
            String whose,
            Mutants mutants) {
        int at = subject.start(section) + offset;
        String place = section.name() + "+" + offset;
        int registers = byteAt(subject, at + 1);
        for (int flip : new int[] {0x08, 0x10, 0x01, 0x80}) {
            mutants.add(
                    "opcode" + whose,
                    () -> place,
                    () -> subject.patch().u8(at, insn.opcode() ^ flip).bytes());
        }
        for (int flip : new int[] {0x01, 0x10}) {
            mutants.add(
                    "register" + whose,
                    () -> place,
                    () -> subject.patch().u8(at + 1, registers ^ flip).bytes());
        }
        int kind = insn.opcode() & CLASS;
        boolean isJump = (kind == JMP || kind == JMP32) && insn.opcode() != CALL && insn.opcode() != EXIT;
        for (int step : new int[] {-1, 1, 8}) {
            mutants.add(
                    (isJump ? "jump offset" : "offset") + whose,
                    () -> place,
                    () -> subject.patch().u16(at + 2, insn.off() + step).bytes());
            if (!isRelocated) {
                mutants.add(
                        "immediate" + whose,
                        () -> place,
                        () -> subject.patch().u32(at + 4, insn.imm() + step).bytes());
            } else if (insn.isWideLoad()) {
                mutants.add(
                        "immediate beside a relocation" + whose,
                        () -> place,
                        () -> subject.patch().u32(at + 4, insn.imm() + step).bytes());
            }
        }
        if (insn.slots() == 2) {
            mutants.add(
                    "second slot of a wide load, immediate" + whose,
                    () -> place,
                    () -> subject.patch()
                            .u32(at + SIZE + 4, subject.word(at + SIZE + 4) + 1)
                            .bytes());
            mutants.add(
                    "second slot of a wide load, rest" + whose,
                    () -> place,
                    () -> subject.patch()
                            .u32(at + SIZE, subject.word(at + SIZE) ^ 0x100)
                            .bytes());
        }
    }

    private static int byteAt(Subject subject, int at) {
        return Byte.toUnsignedInt(subject.output()[at]);
    }

    private static void ends(Subject subject, Section text, Mutants mutants) {
        byte[] code = text.data().bytes().toByteArray();
        mutants.add("an instruction appended to .text", () -> "", () -> {
            byte[] longer = Arrays.copyOf(code, code.length + SIZE);
            System.arraycopy(code, code.length - SIZE, longer, code.length, SIZE);
            return subject.with(".text", longer);
        });
        mutants.add(
                "last instruction of .text lost",
                () -> "",
                () -> subject.with(".text", Arrays.copyOf(code, code.length - SIZE)));
        List<BpfFunction> clones = subject.clones();
        if (!clones.isEmpty()) {
            BpfFunction last = clones.get(clones.size() - 1);
            mutants.add("last clone cut short", last::name, () -> {
                ElfBuilder elf = subject.edit();
                SectionId section = elf.section(text.index());
                elf.setData(section, Arrays.copyOf(code, code.length - SIZE));
                Symbol symbol = subject.symbols().get(last.symbol());
                elf.replace(
                        elf.symbol(last.symbol()),
                        new NewSymbol(
                                symbol.name(),
                                symbol.info(),
                                symbol.other(),
                                section,
                                symbol.value(),
                                symbol.size() - SIZE));
                return elf.toBytes();
            });
        }
    }
}
