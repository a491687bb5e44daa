package io.github.retrobpf.fuzz.law;

import io.github.retrobpf.btf.ext.BtfExt;
import io.github.retrobpf.btf.ext.BtfExtBuilder;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.fuzz.input.Objects;
import java.util.Arrays;

/** A .BTF.ext section: its records can be read, checked against a BTF, and copied behind the others. */
public final class BtfExtLaws {
    /** How many records of a block are copied: each of its kind goes the same way. */
    private static final int COPIES = 3;

    private BtfExtLaws() {}

    /** The first byte chooses the object whose BTF is used, the others are the section. */
    public static int run(byte[] input) throws MalformedInputException {
        byte[] section = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
        ByteView view = BtfLaws.section(section, ".BTF.ext");
        BtfExt ext = BtfExt.parse(view);
        int records = read(ext);
        if (!Arrays.equals(new BtfExtBuilder(ext).toBytes(), section)) {
            throw new AssertionError("untouched .BTF.ext is written otherwise than it was read");
        }
        copy(ext, records);
        Btf btf = Objects.btf(Byte.toUnsignedInt(input[0]), view.order());
        ext.check(btf);
        return input.length + btf.bytes().size();
    }

    private static int read(BtfExt ext) {
        int records = 0;
        for (InfoKind kind : InfoKind.values()) {
            for (InfoBlock block : ext.blocks(kind)) {
                for (int i = 0; i < block.count(); i++, records++) {
                    switch (kind) {
                        case FUNC_INFO -> block.funcInfo(i);
                        case LINE_INFO -> block.lineInfo(i);
                        case CORE_RELO -> block.coreRelo(i);
                    }
                    block.location(i);
                }
            }
        }
        return records;
    }

    private static void copy(BtfExt ext, int records) throws MalformedInputException {
        BtfExtBuilder builder = new BtfExtBuilder(ext);
        int copies = 0;
        for (InfoKind kind : InfoKind.values()) {
            for (InfoBlock block : ext.blocks(kind)) {
                for (int i = 0; i < Math.min(COPIES, block.count()); i++, copies++) {
                    // Every other one for a section that may have no block yet.
                    builder.copy(kind, block, i, block.sectionName() + (i & 1), 8L * i);
                }
            }
        }
        BtfExt copied = BtfExt.parse(
                ByteView.of(builder.toBytes(), ext.bytes().at(0), ext.bytes().order()));
        if (read(copied) != records + copies) {
            throw new AssertionError(records + " records and " + copies + " copies became " + read(copied));
        }
    }
}
