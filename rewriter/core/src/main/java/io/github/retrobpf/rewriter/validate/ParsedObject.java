package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.btf.ext.BtfExt;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import java.util.Optional;

/**
 * One side of a comparison: a file whose layers were read and checked.
 *
 * @param elf the whole file
 * @param btf its types; empty without a {@code .BTF} section
 * @param ext func_info, line_info and CO-RE records; empty without a {@code .BTF.ext} section
 */
public record ParsedObject(ElfFile elf, Optional<Btf> btf, Optional<BtfExt> ext) {
    /**
     * The sides of a file whose ELF layer was read.
     *
     * @throws MalformedInputException where its types or records are not sound
     */
    public static ParsedObject of(ElfFile elf) throws MalformedInputException {
        Section types = elf.section(".BTF").orElse(null);
        Section records = elf.section(".BTF.ext").orElse(null);
        Btf btf = types == null ? null : Btf.parse(types.data().bytes());
        BtfExt ext = records == null ? null : BtfExt.parse(records.data().bytes());
        if (ext != null && btf == null) {
            throw ext.bytes().malformed(0, "there is no .BTF section that it could refer to");
        }
        if (ext != null && btf != null) {
            ext.check(btf);
        }
        return new ParsedObject(elf, Optional.ofNullable(btf), Optional.ofNullable(ext));
    }
}
