package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.elf.format.BpfRelocation;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Relocation;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The instructions of one section as a loader resolves them.
 *
 * <p>Sources: kernel, Documentation/bpf/standardization/instruction-set.rst and Documentation/bpf/llvm_reloc.rst; libbpf,
 * bpf_program__record_reloc and bpf_object__reloc_code.
 */
final class Instructions {
    static final int SIZE = Code.INSTRUCTION;
    private static final int IMM = 4;
    private static final int CALL = 0x85;
    private static final int LD_IMM64 = 0x18;
    private static final int PSEUDO_CALL = 1;
    private static final int PSEUDO_FUNC = 4;

    private final Code code;
    private final int section;
    private final ByteView bytes;
    private final RelocationIndex relocations;
    private final boolean isLittle;

    Instructions(Code code, int section) {
        this.code = code;
        this.section = section;
        this.bytes = code.elf().section(section).data().bytes();
        this.relocations = code.relocationsOf(section);
        this.isLittle = bytes.order().equals(ByteOrder.LITTLE_ENDIAN);
    }

    ByteView bytes() {
        return bytes;
    }

    RelocationIndex relocations() {
        return relocations;
    }

    /** All 8 bytes of a slot. */
    long raw(int at) throws MalformedInputException {
        return bytes.u64(at);
    }

    int imm(int at) throws MalformedInputException {
        return bytes.s32(at + IMM);
    }

    /** Opcode, registers and offset: everything of an instruction that is not imm. */
    int operation(int at) throws MalformedInputException {
        return bytes.s32(at);
    }

    boolean isWide(int at) throws MalformedInputException {
        return bytes.u8(at) == LD_IMM64;
    }

    private int source(int at) throws MalformedInputException {
        int registers = bytes.u8(at + 1);
        return isLittle ? registers >>> 4 : registers & 0xf;
    }

    /**
     * The code that an instruction calls, or whose address it loads.
     *
     * @param relocation the first one for the instruction, if there is one
     * @return null if it does neither, and for what is no code of the object
     */
    @Nullable
    CodePlace target(int at, @Nullable Relocation relocation) throws MalformedInputException {
        int opcode = bytes.u8(at);
        boolean isCall = opcode == CALL && source(at) == PSEUDO_CALL;
        if (!isCall && opcode != LD_IMM64) {
            return null;
        }
        SymbolTable symbols = code.elf().symbols().orElse(null);
        if (relocation == null || symbols == null) {
            boolean isRelative = isCall || source(at) == PSEUDO_FUNC;
            return isRelative ? place(section, at + (imm(at) + 1L) * SIZE) : null;
        }
        int symbol = relocation.symbol();
        int defined = symbols.shndx(symbol);
        if (!SectionIndex.isSection(defined)) {
            return null;
        }
        if (isCall) {
            return place(defined, symbols.value(symbol) + (imm(at) + 1L) * SIZE);
        }
        SymbolType type = SymbolType.ofInfo(symbols.info(symbol));
        boolean isAddress = relocation.type() == BpfRelocation.R_BPF_64_64
                && (type == SymbolType.FUNC || type == SymbolType.SECTION);
        return isAddress ? place(defined, symbols.value(symbol) + imm(at)) : null;
    }

    private @Nullable CodePlace place(int index, long offset) {
        boolean isCode = Code.isCode(code.elf().section(index));
        return isCode ? new CodePlace(index, offset, code.at(index, offset)) : null;
    }

    /**
     * Whether a reference is spelled so that every loader finds the function: ebpf-go takes a global symbol by its name,
     * whatever imm is, and an address only through the section.
     */
    boolean isPlain(int at, Relocation relocation) throws MalformedInputException {
        Symbol symbol = code.elf().symbols().orElseThrow().get(relocation.symbol());
        boolean isSection = symbol.type() == SymbolType.SECTION && symbol.value() == 0;
        boolean isNamed = symbol.type() == SymbolType.FUNC && !symbol.isLocal() && imm(at) == -1;
        return relocation.addend() == 0
                && (isWide(at)
                        ? isSection && relocation.type() == BpfRelocation.R_BPF_64_64
                        : (isSection || isNamed) && relocation.type() == BpfRelocation.R_BPF_64_32);
    }

    /** For messages. */
    String describe(int at) throws MalformedInputException {
        String text = String.format(
                "code 0x%02x, registers 0x%02x, off %d, imm %d",
                bytes.u8(at), bytes.u8(at + 1), bytes.s16(at + 2), imm(at));
        boolean hasSecond = isWide(at) && at + SIZE < bytes.size();
        return hasSecond ? text + String.format(", second slot 0x%016x", raw(at + SIZE)) : text;
    }

    /** For messages. */
    String describe(Relocation relocation) {
        return FileComparison.describe(code.elf(), relocation);
    }
}
