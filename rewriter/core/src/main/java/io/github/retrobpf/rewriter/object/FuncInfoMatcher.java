package io.github.retrobpf.rewriter.object;

import io.github.retrobpf.btf.ext.BtfExt;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.insn.Instruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives functions the FUNC that func_info names for them.
 *
 * <p>A record may also stand where no function starts, as long as it is not inside one: libbpf's linker leaves the
 * bodies of losing weak functions behind, with their records but without a symbol.
 */
final class FuncInfoMatcher {
    private final Map<String, Section> sections = new HashMap<>();
    private final Btf btf;
    private final List<BpfFunction> functions;
    private final Map<Integer, List<BpfFunction>> bySection = new HashMap<>();

    private FuncInfoMatcher(ElfFile elf, Btf btf, List<BpfFunction> functions) {
        this.btf = btf;
        this.functions = new ArrayList<>(functions);
        for (Section section : elf.sections()) {
            if (section.isExecutable()) {
                sections.putIfAbsent(section.name(), section);
            }
        }
        for (BpfFunction function : functions) {
            bySection
                    .computeIfAbsent(function.section(), s -> new ArrayList<>())
                    .add(function);
        }
    }

    static List<BpfFunction> match(ElfFile elf, Btf btf, BtfExt ext, List<BpfFunction> functions)
            throws MalformedInputException {
        FuncInfoMatcher matcher = new FuncInfoMatcher(elf, btf, functions);
        for (InfoBlock block : ext.blocks(InfoKind.FUNC_INFO)) {
            matcher.match(block);
        }
        return matcher.functions;
    }

    private void match(InfoBlock block) throws MalformedInputException {
        Section section = sections.get(btf.string(block.sectionName()));
        if (section == null) {
            return;
        }
        List<BpfFunction> inSection = bySection.getOrDefault(section.index(), List.of());
        int next = 0;
        long previous = -1;
        for (int i = 0; i < block.count(); i++) {
            long insnOff = block.insnOff(i);
            checkPlace(block, i, section, previous);
            previous = insnOff;
            while (next < inSection.size() && inSection.get(next).offset() < insnOff) {
                next++;
            }
            BpfFunction before = next == 0 ? null : inSection.get(next - 1);
            if (next < inSection.size() && inSection.get(next).offset() == insnOff) {
                BpfFunction f = inSection.get(next);
                functions.set(f.id(), withBtf(f, block.typeId(i)));
            } else if (before != null && insnOff < before.end()) {
                throw new MalformedInputException(
                        block.location(i),
                        "func_info at 0x" + Long.toHexString(insnOff) + " of '" + section.name()
                                + "' is inside function '" + before.name() + "', which starts at 0x"
                                + Integer.toHexString(before.offset()));
            }
        }
    }

    private static void checkPlace(InfoBlock block, int i, Section section, long previous)
            throws MalformedInputException {
        long insnOff = block.insnOff(i);
        if (insnOff >= section.header().size() || insnOff % Instruction.SIZE != 0) {
            throw new MalformedInputException(
                    block.location(i),
                    "func_info at 0x" + Long.toHexString(insnOff) + " names no instruction of '" + section.name()
                            + "' of 0x" + Long.toHexString(section.header().size()) + " bytes");
        }
        if (insnOff <= previous) {
            throw new MalformedInputException(
                    block.location(i),
                    "func_info at 0x" + Long.toHexString(insnOff) + " of '" + section.name()
                            + "' comes after the one at 0x" + Long.toHexString(previous));
        }
    }

    private static BpfFunction withBtf(BpfFunction f, int btfId) {
        return new BpfFunction(
                f.id(), f.symbol(), f.name(), f.binding(), f.section(), f.offset(), f.size(), f.isEntry(), btfId);
    }
}
