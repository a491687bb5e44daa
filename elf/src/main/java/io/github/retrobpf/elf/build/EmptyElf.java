package io.github.retrobpf.elf.build;

import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteSink;
import java.nio.ByteOrder;

/** The least object that an {@link ElfBuilder} can start from. */
public final class EmptyElf {
    private static final String STRTAB = ".strtab";
    private static final String SYMTAB = ".symtab";
    private static final int STRTAB_INDEX = 1;
    private static final int SECTIONS = 3;
    private static final int ALIGNMENT = 8;

    private EmptyElf() {}

    /** A relocatable object for BPF without any content: {@code .strtab}, for all names, and {@code .symtab}. */
    public static byte[] bytes(ByteOrder order) {
        ByteSink strings = new ByteSink(order, 32).u8(0);
        int strtabName = strings.size();
        strings.cstring(STRTAB);
        int symtabName = strings.size();
        strings.cstring(SYMTAB);
        int symbolsAt = alignUp(ElfConstants.HEADER_SIZE + strings.size());
        int headersAt = symbolsAt + ElfConstants.SYMBOL_SIZE;

        ByteSink file = new ByteSink(order, headersAt + SECTIONS * ElfConstants.SECTION_HEADER_SIZE);
        header(file, headersAt);
        file.bytes(strings.toByteArray()).align(ALIGNMENT).bytes(new byte[ElfConstants.SYMBOL_SIZE]);
        file.bytes(new byte[ElfConstants.SECTION_HEADER_SIZE]);
        section(file, strtabName, SectionType.STRTAB, ElfConstants.HEADER_SIZE, strings.size(), 0, 0, 1, 0);
        section(
                file,
                symtabName,
                SectionType.SYMTAB,
                symbolsAt,
                ElfConstants.SYMBOL_SIZE,
                STRTAB_INDEX,
                1,
                ALIGNMENT,
                ElfConstants.SYMBOL_SIZE);
        return file.toByteArray();
    }

    private static void header(ByteSink file, int headersAt) {
        boolean little = file.order().equals(ByteOrder.LITTLE_ENDIAN);
        file.bytes(new byte[] {0x7f, 'E', 'L', 'F', 2, (byte) (little ? 1 : 2), 1})
                .bytes(new byte[9]);
        file.u16(ElfConstants.ET_REL).u16(ElfConstants.EM_BPF).u32(1);
        file.u64(0).u64(0).u64(headersAt); // entry point, program headers, section headers
        file.u32(0).u16(ElfConstants.HEADER_SIZE).u16(0).u16(0);
        file.u16(ElfConstants.SECTION_HEADER_SIZE).u16(SECTIONS).u16(STRTAB_INDEX);
    }

    private static void section(
            ByteSink file,
            int name,
            SectionType type,
            int offset,
            int size,
            int link,
            int info,
            int alignment,
            int entrySize) {
        file.u32(name).u32(type.code()).u64(0).u64(0).u64(offset).u64(size);
        file.u32(link).u32(info).u64(alignment).u64(entrySize);
    }

    private static int alignUp(int value) {
        return value + ALIGNMENT - 1 & -ALIGNMENT;
    }
}
