package io.github.retrobpf.btf.ext;

/**
 * A source line starts here (struct bpf_line_info).
 *
 * @param insnOff in bytes from the start of the ELF section
 * @param fileNameOff string offset of the file's name
 * @param lineOff string offset of the line's text
 * @param line counted from 1
 * @param col counted from 1, 0 if unknown
 */
public record LineInfo(long insnOff, int fileNameOff, int lineOff, int line, int col) {}
