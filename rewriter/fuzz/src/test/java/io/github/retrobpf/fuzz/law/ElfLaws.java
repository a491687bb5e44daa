package io.github.retrobpf.fuzz.law;

import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.dump.ElfDump;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.fuzz.Target;
import java.util.Arrays;

/** An ELF file: what reads is written as it was, and can be printed. */
public final class ElfLaws {
    private ElfLaws() {}

    /** The input is the file. */
    public static int run(byte[] input) throws MalformedInputException {
        ElfFile file = ElfReader.read(input.clone(), Target.FILE);
        if (!Arrays.equals(ElfBuilder.of(file).toBytes(), input)) {
            throw new AssertionError("an untouched object is written otherwise than it was read");
        }
        if (ElfDump.text(file).isEmpty()) {
            throw new AssertionError("the dump is empty");
        }
        return input.length;
    }
}
