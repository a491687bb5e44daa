package io.github.retrobpf.btf.model;

/**
 * A variable in a DATASEC.
 *
 * @param type id of its VAR, or of a FUNC in {@code .ksyms}
 * @param offset in bytes from the start of the section; compilers leave 0 for the loader to fill in
 * @param size in bytes
 */
public record SecVar(int type, long offset, long size) {}
