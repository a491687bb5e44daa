package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.btf.codec.BtfHeader;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.validate.Findings;
import io.github.retrobpf.rewriter.validate.ParsedObject;
import io.github.retrobpf.rewriter.validate.Place;

/** Checks what {@code .BTF} and {@code .BTF.ext} are besides types and records: plain headers, and nothing else. */
final class TypeSections {
    private static final int EXT_HEADER = 32;

    private TypeSections() {}

    static void check(ParsedObject output, Findings findings) throws MalformedInputException {
        if (output.btf().isPresent()) {
            Btf btf = output.btf().get();
            BtfHeader header = btf.header();
            boolean isPlain = header.flags() == 0
                    && header.length() == BtfHeader.SIZE
                    && header.typeStart() == header.length()
                    && header.stringStart() == header.typeStart() + header.typeLength()
                    && header.stringStart() + header.stringLength()
                            == btf.bytes().size();
            if (!isPlain) {
                findings.add(Place.of("header of .BTF"), "types and strings without a gap, and no flags", "others");
            }
        }
        if (output.ext().isPresent()) {
            checkExt(output.ext().get().bytes(), findings);
        }
    }

    private static void checkExt(ByteView ext, Findings findings) throws MalformedInputException {
        int end = 0;
        boolean isPlain = ext.u8(3) == 0 && ext.index(4) == EXT_HEADER;
        for (int at = 8; isPlain && at < EXT_HEADER; at += 8) {
            isPlain = ext.index(at) == end;
            end += ext.index(at + 4);
        }
        if (!isPlain || ext.size() != EXT_HEADER + end) {
            findings.add(Place.of("header of .BTF.ext"), "records without a gap, and no flags", "others");
        }
    }
}
