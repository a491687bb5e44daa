package io.github.retrobpf.fuzz.law;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.codec.TypeEncoder;
import io.github.retrobpf.btf.dump.CTypeName;
import io.github.retrobpf.btf.dump.RawDump;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.Modifiers;
import io.github.retrobpf.btf.walk.TypeSizes;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.fuzz.Target;
import io.github.retrobpf.rewriter.api.BtfFiles;
import io.github.retrobpf.rewriter.api.NamedBytes;
import io.github.retrobpf.rewriter.api.TypeDiff;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A .BTF section: every record decodes and encodes to the same bytes, can be printed, spelled, measured,
 * edited, compared with itself, declared in C and rid of duplicates.
 */
public final class BtfLaws {
    private BtfLaws() {}

    /** The input is the section. */
    public static int run(byte[] input) throws MalformedInputException {
        ByteView section = section(input, ".BTF");
        Btf btf = Btf.parse(section);
        ByteSink sink = new ByteSink(btf.order(), input.length);
        TypeSizes sizes = new TypeSizes(btf);
        for (int id = 0; id < btf.endId(); id++) {
            Modifiers.skip(btf, id);
            CTypeName.of(btf, id);
            sizes.of(id);
            if (id > 0) {
                TypeEncoder.encode(btf.get(id), sink);
            }
        }
        if (!Arrays.equals(sink.toByteArray(), btf.typeBytes().toByteArray())) {
            throw new AssertionError("a record is encoded otherwise than it was read");
        }
        RawDump.of(btf);
        edit(btf);
        tell(btf, input);
        return input.length;
    }

    /** In C, for programs, beside itself, and without duplicates. */
    private static void tell(Btf btf, byte[] input) throws MalformedInputException {
        NamedBytes file = new NamedBytes(Target.FILE, input);
        if (BtfFiles.facts(file).size() != btf.endId() - 1) {
            throw new AssertionError("not every record is told");
        }
        BtfFiles.dedup(file);
        TypeDiff diff = BtfFiles.diff(file, file);
        if (!diff.changes().isEmpty()) {
            throw new AssertionError(
                    "types differ from themselves: " + diff.changes().get(0));
        }
        if (BtfFiles.header(file).chars().anyMatch(c -> c != '\n' && c != '\t' && (c < ' ' || c > '~'))) {
            throw new AssertionError("C is not plain text");
        }
    }

    /** What was there keeps its ids, and what was added is there afterwards. */
    private static void edit(Btf btf) throws MalformedInputException {
        BtfBuilder builder = new BtfBuilder(btf);
        if (!Arrays.equals(builder.toBytes(), btf.bytes().toByteArray())) {
            throw new AssertionError("untouched BTF is written otherwise than it was read");
        }
        int pointer = builder.intern(new BtfType.Ptr(0));
        int added = builder.add(new BtfType.Typedef(builder.string("something new"), pointer));
        byte[] bytes = builder.toBytes();
        Btf edited = Btf.parse(ByteView.of(bytes, btf.bytes().at(0), btf.order()));
        for (int id = 1; id < btf.endId(); id++) {
            if (!edited.get(id).equals(btf.get(id))) {
                throw new AssertionError("type " + id + " changed when another was added");
            }
        }
        if (!edited.name(added).equals("something new")) {
            throw new AssertionError("the added type is named " + edited.name(added));
        }
    }

    /** A section in the byte order that its magic number tells. */
    static ByteView section(byte[] bytes, String name) {
        boolean isBig = bytes.length > 0 && bytes[0] == (byte) 0xeb;
        ByteOrder order = isBig ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return ByteView.of(bytes, new Location(Target.FILE, name, 0), order);
    }
}
