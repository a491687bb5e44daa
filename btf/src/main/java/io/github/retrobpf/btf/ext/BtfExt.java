package io.github.retrobpf.btf.ext;

import io.github.retrobpf.btf.codec.BtfHeader;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.Limits;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A whole .BTF.ext section, checked and never changed. Any of its three sub-sections may be absent. */
public final class BtfExt {
    /** Bytes of a header without core_relo, which clang has had since version 10. */
    static final int LEAST_HEADER = 24;

    private final ByteView bytes;
    private final int headerLength;
    private final Map<InfoKind, InfoSection> sections;

    private BtfExt(ByteView bytes, int headerLength, Map<InfoKind, InfoSection> sections) {
        this.bytes = bytes;
        this.headerLength = headerLength;
        this.sections = sections;
    }

    /** Reads {@code section}, whose byte order has to be that of the ELF file. Its bytes are shared, not copied. */
    public static BtfExt parse(ByteView section) throws MalformedInputException {
        BtfHeader.checkStart(section);
        int headerLength = BtfHeader.headerLength(section, LEAST_HEADER);
        Map<InfoKind, InfoSection> sections = new EnumMap<>(InfoKind.class);
        for (InfoKind kind : InfoKind.values()) {
            sections.put(kind, read(kind, section, headerLength));
        }
        return new BtfExt(section, headerLength, sections);
    }

    private static InfoSection read(InfoKind kind, ByteView section, int headerLength) throws MalformedInputException {
        if (headerLength < kind.headerEnd()) {
            return InfoSection.none(kind);
        }
        int start = BtfHeader.start(section, headerLength, kind.headerField(), kind.toString());
        return InfoSection.read(kind, section, start, (int) section.u32(kind.headerField() + 4));
    }

    /** The whole section as it came. */
    public ByteView bytes() {
        return bytes;
    }

    /** In the order of the input; a section may have several. */
    public List<InfoBlock> blocks(InfoKind kind) {
        return section(kind).blocks();
    }

    /**
     * What the header has behind the fields that are known: places and lengths of further sub-sections, as far as one can
     * tell. Empty ones can stay: clang 9 has one, "extern_reloc".
     *
     * @throws MalformedInputException if one is not empty: who moves anything might break what it points to
     */
    public ByteView headerBeyond() throws MalformedInputException {
        int core = InfoKind.CORE_RELO.headerEnd();
        int known = headerLength >= core ? core : LEAST_HEADER;
        ByteView beyond = bytes.slice(known, headerLength - known);
        for (int at = 0; at < beyond.size(); at++) {
            boolean place = at % 8 < 4 && at - at % 8 + 8 <= beyond.size();
            if (beyond.u8(at) != 0 && !place) {
                throw beyond.malformed(
                        at, "header has more fields than are known; a change might move what they point to");
            }
        }
        return beyond;
    }

    int headerLength() {
        return headerLength;
    }

    InfoSection section(InfoKind kind) {
        return Objects.requireNonNull(sections.get(kind));
    }

    /** Checks what refers to {@code btf}: string offsets, type ids, and that functions are FUNCs. */
    public void check(Btf btf) throws MalformedInputException {
        for (InfoSection section : sections.values()) {
            for (InfoBlock block : section.blocks()) {
                name(btf, block.view(), 0, "section name");
                for (int i = 0; i < block.count(); i++) {
                    record(btf, block, i);
                }
            }
        }
    }

    private static void record(Btf btf, InfoBlock block, int index) throws MalformedInputException {
        ByteView record = block.record(index);
        switch (block.kind()) {
            case FUNC_INFO -> {
                type(btf, record);
                BtfKind kind = btf.kind(block.typeId(index));
                if (kind != BtfKind.FUNC) {
                    throw record.malformed(4, "type " + block.typeId(index) + " is a " + kind + ", not a FUNC");
                }
            }
            case LINE_INFO -> {
                name(btf, record, 4, "file name");
                string(btf, record, 8, "source line");
            }
            case CORE_RELO -> {
                type(btf, record);
                string(btf, record, 8, "access string");
            }
        }
    }

    private static void type(Btf btf, ByteView record) throws MalformedInputException {
        long id = record.u32(4);
        if (id >= btf.endId()) {
            throw record.malformed(4, "type id " + id + " is not below " + btf.endId());
        }
    }

    private static void string(Btf btf, ByteView view, int field, String what) throws MalformedInputException {
        long off = view.u32(field);
        if (off >= btf.stringsEnd() && off != 0) {
            throw view.malformed(field, what + " offset " + off + " is not below " + btf.stringsEnd());
        }
    }

    private static void name(Btf btf, ByteView view, int field, String what) throws MalformedInputException {
        string(btf, view, field, what);
        int off = view.s32(field);
        if (off != 0 && btf.isTooLongForName(off)) {
            throw view.malformed(field, what + " is longer than " + Limits.MAX_NAME + " bytes");
        }
    }

    /** The bytes behind the header that belong to no sub-section, in order. */
    List<ByteView> unknown() {
        List<InfoSection> inOrder = new ArrayList<>(sections.values());
        inOrder.sort((a, b) -> Integer.compare(a.start(), b.start()));
        List<ByteView> unknown = new ArrayList<>();
        int covered = headerLength;
        try {
            for (InfoSection section : inOrder) {
                if (section.size() > 0) {
                    if (section.start() > covered) {
                        unknown.add(bytes.slice(covered, section.start() - covered));
                    }
                    covered = Math.max(covered, section.start() + section.size());
                }
            }
            unknown.add(bytes.slice(covered, bytes.size() - covered));
        } catch (MalformedInputException e) {
            throw new AssertionError("checked when parsed", e);
        }
        return unknown;
    }
}
