package io.github.retrobpf.rewriter.object;

import io.github.retrobpf.btf.ext.BtfExt;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.rewriter.insn.Instruction;
import java.util.List;
import java.util.Optional;

/** Reads a BPF object: ELF, BTF, .BTF.ext, functions, calls. Each layer is checked before the next one is read. */
public final class BpfObjectReader {
    private static final String BTF = ".BTF";
    private static final String BTF_EXT = ".BTF.ext";

    private BpfObjectReader() {}

    /**
     * Reads and checks an object.
     *
     * @param bytes the whole file; shared, so it must not change afterwards
     * @param name of the file, for messages
     */
    public static BpfObject read(byte[] bytes, String name) throws MalformedInputException {
        ElfFile elf = ElfReader.read(bytes, name);
        checkMachine(elf);
        checkCode(elf);
        Optional<Section> btfSection = elf.section(BTF);
        Optional<Section> extSection = elf.section(BTF_EXT);
        if (extSection.isPresent() && btfSection.isEmpty()) {
            throw extSection
                    .get()
                    .data()
                    .bytes()
                    .malformed(0, "there is no " + BTF + " section that it could refer to");
        }
        Btf btf = btfSection.isPresent() ? Btf.parse(btfSection.get().data().bytes()) : null;
        BtfExt ext =
                extSection.isPresent() ? BtfExt.parse(extSection.get().data().bytes()) : null;
        List<BpfFunction> functions = FunctionReader.read(elf);
        if (btf != null && ext != null) {
            ext.check(btf);
            functions = FuncInfoMatcher.match(elf, btf, ext, functions);
        }
        return new BpfObject(elf, btf, ext, functions, CallGraphReader.read(elf, functions));
    }

    private static void checkMachine(ElfFile elf) throws MalformedInputException {
        if (elf.header().machine() != ElfConstants.EM_BPF) {
            throw elf.image()
                    .malformed(
                            18,
                            "machine " + elf.header().machine() + ", expected " + ElfConstants.EM_BPF
                                    + " (BPF); was it compiled with -target bpf?");
        }
        if (elf.header().type() != ElfConstants.ET_REL) {
            throw elf.image()
                    .malformed(
                            16,
                            "ELF file type " + elf.header().type() + ", expected " + ElfConstants.ET_REL
                                    + " (relocatable object)");
        }
    }

    private static void checkCode(ElfFile elf) throws MalformedInputException {
        for (Section section : elf.sections()) {
            if (section.isExecutable() && section.header().size() % Instruction.SIZE != 0) {
                throw section.data()
                        .bytes()
                        .malformed(
                                section.header().size(),
                                "size " + section.header().size() + " of code is no multiple of " + Instruction.SIZE);
            }
        }
    }
}
