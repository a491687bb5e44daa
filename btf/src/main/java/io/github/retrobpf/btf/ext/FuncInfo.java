package io.github.retrobpf.btf.ext;

/**
 * A function starts here (struct bpf_func_info).
 *
 * @param insnOff in bytes from the start of the ELF section
 * @param typeId id of its FUNC
 */
public record FuncInfo(long insnOff, int typeId) {}
