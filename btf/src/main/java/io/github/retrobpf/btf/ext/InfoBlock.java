package io.github.retrobpf.btf.ext;

import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.Objects;

/** The records of one kind for one ELF section (struct btf_ext_info_sec). */
public final class InfoBlock {
    private static final int HEAD = 8;
    private static final int INSN_OFF_SIZE = 4;

    private final InfoKind kind;
    private final ByteView view;
    private final int recordSize;

    /** The view is the whole block, head and records. */
    private InfoBlock(InfoKind kind, ByteView view, int recordSize) {
        this.kind = kind;
        this.view = view;
        this.recordSize = recordSize;
    }

    /** The block at {@code offset} of a sub-section. */
    static InfoBlock read(InfoKind kind, ByteView subsection, int offset, int recordSize)
            throws MalformedInputException {
        int left = subsection.size() - offset;
        if (left < HEAD) {
            throw subsection.malformed(offset, kind + " block needs " + HEAD + " bytes, " + left + " left");
        }
        long size = HEAD + subsection.u32(offset + 4) * recordSize;
        if (size > left || size < 0) {
            throw subsection.malformed(
                    offset,
                    kind + " block of " + subsection.u32(offset + 4) + " records of " + recordSize
                            + " bytes does not fit, " + (left - HEAD) + " bytes left");
        }
        return new InfoBlock(kind, subsection.slice(offset, (int) size), recordSize);
    }

    public InfoKind kind() {
        return kind;
    }

    /** String offset of the ELF section's name. */
    public int sectionName() {
        return s32(0);
    }

    /** How many records it has. */
    public int count() {
        return (view.size() - HEAD) / recordSize;
    }

    /** In bytes; the fields that are known may be fewer. */
    public int recordSize() {
        return recordSize;
    }

    /** Of the instruction in bytes from the start of the ELF section. */
    public long insnOff(int index) {
        return Integer.toUnsignedLong(s32(at(index)));
    }

    /** For func_info and core_relo. */
    public int typeId(int index) {
        if (kind == InfoKind.LINE_INFO) {
            throw new IllegalStateException(kind + " has no type");
        }
        return s32(at(index) + 4);
    }

    public FuncInfo funcInfo(int index) {
        require(InfoKind.FUNC_INFO);
        return new FuncInfo(insnOff(index), typeId(index));
    }

    public LineInfo lineInfo(int index) {
        require(InfoKind.LINE_INFO);
        int at = at(index);
        int lineCol = s32(at + 12);
        return new LineInfo(insnOff(index), s32(at + 4), s32(at + 8), lineCol >>> 10, lineCol & 0x3ff);
    }

    public CoreRelo coreRelo(int index) {
        require(InfoKind.CORE_RELO);
        int at = at(index);
        return new CoreRelo(insnOff(index), typeId(index), s32(at + 8), s32(at + 12));
    }

    /** Whether two records of the same size say the same, whatever the instruction. */
    public boolean isSameButPlace(int index, InfoBlock other, int otherIndex) {
        ByteView record = slice(at(index) + INSN_OFF_SIZE, recordSize - INSN_OFF_SIZE);
        return record.sameBytes(other.slice(other.at(otherIndex) + INSN_OFF_SIZE, other.recordSize - INSN_OFF_SIZE));
    }

    /** Whether two records have the same bytes behind their first ones, of which there are {@code from}. */
    public boolean isSameBehind(int from, int index, InfoBlock other, int otherIndex) {
        if (recordSize == from && other.recordSize == from) {
            return true;
        }
        ByteView rest = slice(at(index) + from, recordSize - from);
        return rest.sameBytes(other.slice(other.at(otherIndex) + from, other.recordSize - from));
    }

    /**
     * Index of the first record that another block of the same record size has and this one lacks or has differently; -1
     * where this one starts with all of its records.
     */
    public int mismatch(InfoBlock other) {
        int common = Math.min(count(), other.count());
        ByteView records = slice(HEAD, common * recordSize);
        int differs = records.mismatch(other.slice(HEAD, common * recordSize));
        if (differs >= 0) {
            return differs / recordSize;
        }
        return common < other.count() ? common : -1;
    }

    /** Where the record is in the input. */
    public Location location(int index) {
        return view.at(at(index));
    }

    /** The whole record, with whatever follows the fields that are known. */
    ByteView record(int index) {
        return slice(at(index), recordSize);
    }

    /** Four bytes of a record. */
    int word(int index, int offset) {
        return s32(at(index) + offset);
    }

    /** All records. */
    ByteView records() {
        return slice(HEAD, view.size() - HEAD);
    }

    /** Where it stands. */
    public Location location() {
        return view.at(0);
    }

    /** Head and records. */
    ByteView view() {
        return view;
    }

    private int at(int index) {
        return HEAD + Objects.checkIndex(index, count()) * recordSize;
    }

    private void require(InfoKind wanted) {
        if (kind != wanted) {
            throw new IllegalStateException("a block of " + kind + " has no " + wanted);
        }
    }

    private int s32(int offset) {
        try {
            return view.s32(offset);
        } catch (MalformedInputException e) {
            throw new AssertionError("checked when the block was read", e);
        }
    }

    private ByteView slice(int offset, int size) {
        try {
            return view.slice(offset, size);
        } catch (MalformedInputException e) {
            throw new AssertionError("checked when the block was read", e);
        }
    }
}
