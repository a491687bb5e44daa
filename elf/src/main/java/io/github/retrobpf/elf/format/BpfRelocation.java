package io.github.retrobpf.elf.format;

/** BPF relocation types. Source: kernel, Documentation/bpf/llvm_reloc.rst. */
public final class BpfRelocation {
    public static final int NONE = 0;
    /** {@code ld_imm64}: map, variable or function address; the addend stands in imm. */
    public static final int R_BPF_64_64 = 1;

    public static final int R_BPF_64_ABS64 = 2;
    public static final int R_BPF_64_ABS32 = 3;
    /** As ABS32, in sections that no loader relocates (BTF, DWARF). */
    public static final int R_BPF_64_NODYLD32 = 4;
    /** {@code call}: imm counts instructions, less one. */
    public static final int R_BPF_64_32 = 10;

    private BpfRelocation() {}
}
