package io.github.retrobpf.rewriter.types;

import io.github.retrobpf.btf.codec.BtfHeader;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.nio.ByteOrder;

/** The types of a file: an ELF file of any machine with a {@code .BTF} section, or BTF alone, of either byte order. */
public final class TypeFile {
    private TypeFile() {}

    /** Whether it is an ELF file, sound or not. */
    static boolean isElf(byte[] bytes) {
        return bytes.length >= 4 && bytes[0] == 0x7f && bytes[1] == 'E' && bytes[2] == 'L' && bytes[3] == 'F';
    }

    /**
     * Reads and checks them.
     *
     * @param bytes the whole file; shared, so it must not change afterwards
     * @param name of the file, for messages
     */
    public static Btf read(byte[] bytes, String name) throws MalformedInputException {
        return isElf(bytes) ? readElf(bytes, name) : readAlone(bytes, name);
    }

    private static Btf readElf(byte[] bytes, String name) throws MalformedInputException {
        ElfFile elf = ElfReader.read(bytes, name);
        Section section = elf.section(BpfObject.BTF).orElse(null);
        if (section == null) {
            throw withoutTypes(elf);
        }
        ByteView contents = section.data().bytes();
        if (section.type() != SectionType.PROGBITS) {
            throw contents.malformed(0, "section type " + section.type() + ", expected " + SectionType.PROGBITS);
        }
        return Btf.parse(contents);
    }

    static MalformedInputException withoutTypes(ElfFile elf) {
        return elf.image().malformed(0, "has no " + BpfObject.BTF + " section; was it compiled with -g?");
    }

    private static Btf readAlone(byte[] bytes, String name) throws MalformedInputException {
        ByteView little = ByteView.of(bytes, new Location(name, null, 0), ByteOrder.LITTLE_ENDIAN);
        ByteView big = little.withOrder(ByteOrder.BIG_ENDIAN);
        if (bytes.length < 2 || (little.u16(0) != BtfHeader.MAGIC && big.u16(0) != BtfHeader.MAGIC)) {
            throw little.malformed(0, "is neither an ELF file nor BTF");
        }
        return Btf.parse(little.u16(0) == BtfHeader.MAGIC ? little : big);
    }
}
