package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.btf.ext.CoreRelo;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.insn.Instruction;
import io.github.retrobpf.rewriter.object.BpfObject;

/**
 * An instruction that holds the id of a type ({@code bpf_core_type_id_local} and {@code bpf_core_type_id_kernel}). Loaders put
 * the right one there, but libbpf before 0.4 refuses the object where it is another one than the record's.
 *
 * @param section of the output that it stands in
 * @param insnOff of it there, in bytes
 * @param id in the output
 */
record TypeId(OutputSection section, long insnOff, int id) {
    /** Whether a CO-RE record asks for the id of a type, and the code of the input holds it. */
    static boolean isThere(Section code, CoreRelo relo) {
        long imm = relo.insnOff() + Instruction.IMM_OFFSET;
        ByteView bytes = code.data().bytes();
        try {
            return relo.asksForTypeId()
                    && BpfObject.isCode(code)
                    && imm <= bytes.size() - 4
                    && bytes.s32((int) imm) == relo.typeId();
        } catch (MalformedInputException e) {
            throw new AssertionError("it is inside", e);
        }
    }

    void writeTo(ByteSink code) {
        code.patchU32(Math.toIntExact(insnOff) + Instruction.IMM_OFFSET, id);
    }
}
