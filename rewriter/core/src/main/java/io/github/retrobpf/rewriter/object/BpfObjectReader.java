package io.github.retrobpf.rewriter.object;

import io.github.retrobpf.btf.ext.BtfExt;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.ElfHeader;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.rewriter.insn.Instruction;
import java.util.List;
import java.util.Optional;

/** Reads a BPF object: ELF, BTF, .BTF.ext, functions, calls. Each layer is checked before the next one is read. */
public final class BpfObjectReader {
    private BpfObjectReader() {}

    /**
     * Reads and checks an object.
     *
     * @param bytes the whole file; shared, so it must not change afterwards
     * @param name of the file, for messages
     */
    public static BpfObject read(byte[] bytes, String name) throws MalformedInputException {
        // First of all: whoever hands over a file for another machine wants to hear of that, not of its sections.
        checkMachine(ElfReader.readHeader(bytes, name), ByteView.of(bytes, name));
        ElfFile elf = ElfReader.read(bytes, name);
        checkCode(elf);
        Optional<ByteView> btfBytes = contents(elf, BpfObject.BTF);
        Optional<ByteView> extBytes = contents(elf, BpfObject.BTF_EXT);
        if (extBytes.isPresent() && btfBytes.isEmpty()) {
            throw extBytes.get().malformed(0, "there is no " + BpfObject.BTF + " section that it could refer to");
        }
        Btf btf = btfBytes.isPresent() ? Btf.parse(btfBytes.get()) : null;
        BtfExt ext = extBytes.isPresent() ? BtfExt.parse(extBytes.get()) : null;
        List<BpfFunction> functions = FunctionReader.read(elf);
        if (btf != null && ext != null) {
            ext.check(btf);
            functions = FuncInfoMatcher.match(elf, btf, ext, functions);
        }
        return new BpfObject(elf, btf, ext, functions, CallGraphReader.read(elf, functions));
    }

    private static Optional<ByteView> contents(ElfFile elf, String name) throws MalformedInputException {
        Section section = elf.section(name).orElse(null);
        if (section == null) {
            return Optional.empty();
        }
        ByteView bytes = section.data().bytes();
        if (section.type() != SectionType.PROGBITS) {
            throw bytes.malformed(0, "section type " + section.type() + ", expected " + SectionType.PROGBITS);
        }
        return Optional.of(bytes);
    }

    private static void checkMachine(ElfHeader header, ByteView image) throws MalformedInputException {
        if (header.machine() != ElfConstants.EM_BPF) {
            throw image.malformed(
                    18,
                    "machine " + header.machine() + ", expected " + ElfConstants.EM_BPF
                            + " (BPF); was it compiled with -target bpf?");
        }
        if (header.type() != ElfConstants.ET_REL) {
            throw image.malformed(
                    16,
                    "ELF file type " + header.type() + ", expected " + ElfConstants.ET_REL + " (relocatable object)");
        }
    }

    private static void checkCode(ElfFile elf) throws MalformedInputException {
        for (Section section : elf.sections()) {
            if (BpfObject.isCode(section)) {
                checkCode(section, elf.relocationsOf(section.index()).size());
            }
        }
    }

    private static void checkCode(Section section, int relocationSections) throws MalformedInputException {
        ByteView code = section.data().bytes();
        if (code.size() % Instruction.SIZE != 0) {
            throw code.malformed(code.size(), "size " + code.size() + " of code is no multiple of " + Instruction.SIZE);
        }
        // Which of two relocations at one place counts, loaders do not agree on.
        if (relocationSections > 1) {
            throw code.malformed(0, "several relocation sections for one section of code");
        }
    }
}
