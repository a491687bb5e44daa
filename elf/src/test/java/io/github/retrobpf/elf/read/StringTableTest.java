package io.github.retrobpf.elf.read;

import static io.github.retrobpf.elf.read.Rejections.assertAccepted;
import static io.github.retrobpf.elf.read.Rejections.assertRejected;

import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.HandMadeElf;
import io.github.retrobpf.elf.testing.Sample;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class StringTableTest {
    private static HandMadeElf separateTables(ByteOrder order) {
        HandMadeElf elf = new HandMadeElf(order);
        elf.section("text", SectionType.PROGBITS, HandMadeElf.bytes(1));
        elf.symtab("sym", 1);
        elf.strtab("str");
        elf.shstrtab("shstr");
        elf.symbol("main", 0x12, 1, 0, 1);
        return elf;
    }

    @Test
    void rejects_string_table_without_nul_at_the_start() {
        for (ByteOrder order : Sample.orders()) {
            HandMadeElf elf = separateTables(order);
            assertRejected(elf.with(elf.offsetOf(3), 1, 'x'), "a.o:str+0x0: string table does not start with a NUL");
            assertRejected(
                    elf.with(elf.offsetOf(4), 1, 'x'),
                    "a.o+0x" + Integer.toHexString(elf.offsetOf(4)) + ": string table does not start with a NUL");
        }
    }

    @Test
    void rejects_string_table_without_terminator() {
        for (ByteOrder order : Sample.orders()) {
            HandMadeElf elf = separateTables(order);
            assertRejected(elf.with(elf.offsetOf(3) + 5, 1, 'x'), "a.o:str+0x5: string table has no terminator");
            assertRejected(
                    elf.with(elf.offsetOf(4) + 19, 1, 'x'),
                    "a.o+0x" + Integer.toHexString(elf.offsetOf(4) + 19) + ": string table has no terminator");
        }
    }

    @Test
    void allows_string_table_that_nobody_links_to_to_hold_anything() throws MalformedInputException {
        assertAccepted(elf -> {
            elf.section("strings", SectionType.STRTAB, HandMadeElf.bytes('a', 'b'));
            return elf.toBytes();
        });
    }
}
