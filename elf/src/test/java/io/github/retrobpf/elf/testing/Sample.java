package io.github.retrobpf.elf.testing;

import static io.github.retrobpf.elf.testing.HandMadeElf.bytes;
import static io.github.retrobpf.elf.testing.HandMadeElf.concat;

import io.github.retrobpf.elf.format.BpfRelocation;
import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** A small object like those that clang makes, with known indices. */
public final class Sample {
    public static final int TEXT = 1;
    public static final int XDP = 2;
    public static final int REL_XDP = 3;
    public static final int MAPS = 4;
    public static final int BSS = 5;
    public static final int ADDRSIG = 6;
    public static final int SYMTAB = 7;
    public static final int STRTAB = 8;

    /** Symbols. */
    public static final int LABEL = 1;

    public static final int TEXT_SECTION = 2;
    public static final int HELPER = 3;
    public static final int PROG = 4;
    public static final int MAP = 5;
    public static final int COUNTER = 6;
    public static final int KFUNC = 7;

    private static final long CODE = SectionFlags.ALLOC | SectionFlags.EXECINSTR;
    private static final long DATA = SectionFlags.ALLOC | SectionFlags.WRITE;

    private Sample() {}

    public static List<ByteOrder> orders() {
        return List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
    }

    /** The object, open for more. */
    public static HandMadeElf of(ByteOrder order) {
        HandMadeElf elf = new HandMadeElf(order);
        elf.section(".text", SectionType.PROGBITS, filled(16, 0x11)).flags(CODE).align(8);
        elf.section("xdp", SectionType.PROGBITS, filled(32, 0x22)).flags(CODE).align(8);
        elf.section(
                        ".relxdp",
                        SectionType.REL,
                        concat(
                                elf.rel(0, BpfRelocation.R_BPF_64_32, HELPER),
                                elf.rel(8, BpfRelocation.R_BPF_64_64, MAP)))
                .flags(SectionFlags.INFO_LINK)
                .align(8)
                .entrySize(16)
                .link(SYMTAB)
                .info(XDP);
        elf.section(".maps", SectionType.PROGBITS, filled(16, 0x33)).flags(DATA).align(8);
        elf.section(".bss", SectionType.NOBITS, bytes()).size(8).flags(DATA).align(8);
        elf.section(".llvm_addrsig", SectionType.LLVM_ADDRSIG, bytes(HELPER, PROG))
                .flags(0x80000000L)
                .link(SYMTAB);
        elf.symtab(".symtab", HELPER);
        elf.strtab(".strtab");
        elf.symbol("LBB0_1", SymbolType.NOTYPE.info(SymbolBinding.LOCAL), TEXT, 8, 0);
        elf.symbol("", SymbolType.SECTION.info(SymbolBinding.LOCAL), TEXT, 0, 0);
        elf.symbol("helper", SymbolType.FUNC.info(SymbolBinding.GLOBAL), TEXT, 0, 16);
        elf.symbol("prog", SymbolType.FUNC.info(SymbolBinding.GLOBAL), XDP, 0, 32);
        elf.symbol("map", SymbolType.OBJECT.info(SymbolBinding.GLOBAL), MAPS, 0, 16);
        elf.symbol("counter", SymbolType.OBJECT.info(SymbolBinding.WEAK), BSS, 0, 8);
        elf.symbol("bpf_kfunc", SymbolType.NOTYPE.info(SymbolBinding.GLOBAL), 0, 0, 0);
        return elf;
    }

    public static byte[] filled(int size, int value) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
