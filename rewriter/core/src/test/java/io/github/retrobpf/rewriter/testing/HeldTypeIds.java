package io.github.retrobpf.rewriter.testing;

import io.github.retrobpf.btf.ext.BtfExt;
import io.github.retrobpf.btf.ext.CoreRelo;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import java.util.ArrayList;
import java.util.List;

/** Where code holds the id of a type, because a CO-RE record asks for it. */
public final class HeldTypeIds {
    private static final int IMM = 4;

    private HeldTypeIds() {}

    /** Offsets of the ids in a section, from its start; only where the instruction holds the id that the record names. */
    public static List<Integer> of(ElfFile elf, Section code) throws MalformedInputException {
        Section types = elf.section(".BTF").orElse(null);
        Section records = elf.section(".BTF.ext").orElse(null);
        List<Integer> offsets = new ArrayList<>();
        if (types == null || records == null) {
            return offsets;
        }
        Btf btf = Btf.parse(types.data().bytes());
        for (InfoBlock block : BtfExt.parse(records.data().bytes()).blocks(InfoKind.CORE_RELO)) {
            for (int i = 0; btf.string(block.sectionName()).equals(code.name()) && i < block.count(); i++) {
                CoreRelo relo = block.coreRelo(i);
                int imm = (int) relo.insnOff() + IMM;
                if (relo.asksForTypeId() && code.data().bytes().s32(imm) == relo.typeId()) {
                    offsets.add(imm);
                }
            }
        }
        return offsets;
    }
}
