package io.github.retrobpf.rewriter.types;

import io.github.retrobpf.btf.ext.CoreRelo;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.SectionId;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Instructions that hold the id of a type ({@code bpf_core_type_id_local} and {@code bpf_core_type_id_kernel}). Loaders
 * put the right one there; libbpf before 0.4 refuses the object where it is another one than the record's.
 */
final class TypeIdsInCode {
    private static final int IMM = 4;

    private final BpfObject object;
    private final ElfBuilder elf;
    private final IntUnaryOperator ids;
    private final Map<SectionId, ByteSink> edited = new LinkedHashMap<>();

    TypeIdsInCode(BpfObject object, ElfBuilder elf, IntUnaryOperator ids) {
        this.object = object;
        this.elf = elf;
        this.ids = ids;
    }

    void update() throws MalformedInputException {
        for (InfoBlock block : object.btfExt().orElseThrow().blocks(InfoKind.CORE_RELO)) {
            String name = object.btf().orElseThrow().string(block.sectionName());
            Section section = object.elf().section(name).orElse(null);
            for (int i = 0; section != null && i < block.count(); i++) {
                CoreRelo relo = block.coreRelo(i);
                if (relo.asksForTypeId()) {
                    update(section, relo);
                }
            }
        }
        edited.forEach((section, code) -> elf.setData(section, code.toByteArray()));
    }

    private void update(Section section, CoreRelo relo) throws MalformedInputException {
        ByteView code = section.data().bytes();
        long imm = relo.insnOff() + IMM;
        boolean isThere = BpfObject.isCode(section) && imm <= code.size() - 4;
        if (isThere && code.s32((int) imm) == relo.typeId()) {
            edited.computeIfAbsent(
                            elf.section(section.index()), s -> new ByteSink(code.order(), code.size()).bytes(code))
                    .patchU32((int) imm, ids.applyAsInt(relo.typeId()));
        }
    }
}
