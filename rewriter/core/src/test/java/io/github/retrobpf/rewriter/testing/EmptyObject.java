package io.github.retrobpf.rewriter.testing;

import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteSink;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** An object of three sections: nothing, strings, and no symbols yet. */
final class EmptyObject {
    private EmptyObject() {}

    static byte[] of(ByteOrder order) {
        int little = order.equals(ByteOrder.LITTLE_ENDIAN) ? 1 : 2;
        byte[] names = "\0.strtab\0.symtab\0".getBytes(StandardCharsets.US_ASCII);
        int symbolTable = 64 + names.length + 7 & -8;
        int headers = symbolTable + ElfConstants.SYMBOL_SIZE;
        ByteSink sink = new ByteSink(order, 512);
        sink.u8(0x7f).u8('E').u8('L').u8('F').u8(2).u8(little).u8(1).u8(0).u64(0);
        sink.u16(ElfConstants.ET_REL).u16(ElfConstants.EM_BPF).u32(1).u64(0).u64(0);
        sink.u64(headers).u32(0).u16(64).u16(0).u16(0).u16(64).u16(3).u16(1);
        sink.bytes(names).align(8).bytes(new byte[ElfConstants.SYMBOL_SIZE]);
        sink.bytes(new byte[64]);
        header(sink, 1, SectionType.STRTAB, 64, names.length, 0, 1, 0);
        header(sink, 9, SectionType.SYMTAB, symbolTable, ElfConstants.SYMBOL_SIZE, 1, 8, ElfConstants.SYMBOL_SIZE);
        return sink.toByteArray();
    }

    private static void header(
            ByteSink sink, int name, SectionType type, int offset, int size, int link, int alignment, int entry) {
        int info = type == SectionType.SYMTAB ? 1 : 0;
        sink.u32(name).u32(type.code()).u64(0).u64(0).u64(offset).u64(size);
        sink.u32(link).u32(info).u64(alignment).u64(entry);
    }
}
