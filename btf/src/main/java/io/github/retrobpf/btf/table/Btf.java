package io.github.retrobpf.btf.table;

import io.github.retrobpf.btf.codec.BtfHeader;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.Limits;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A whole .BTF section, checked and never changed. It keeps the bytes and the place of each record, and the long ones that
 * somebody asked for.
 *
 * <p>Split BTF continues the ids and string offsets of its base, and answers for the base's too.
 */
public final class Btf implements TypeSource {
    /** Elements of a record that is not worth keeping. */
    private static final int SHORT = 16;

    private final ByteView bytes;
    private final @Nullable Btf base;
    private final BtfHeader header;
    private final Strings strings;
    private final Records records;
    private final int firstId;
    /** Of long records, by id: many others may name one, and each of them may be asked what it names. */
    private final Map<Integer, BtfType> decoded = new ConcurrentHashMap<>();

    private Btf(ByteView bytes, @Nullable Btf base) throws MalformedInputException {
        this.bytes = bytes;
        this.base = base;
        this.header = BtfHeader.read(bytes);
        this.records = Records.index(bytes.slice(header.typeStart(), header.typeLength()));
        this.strings = Strings.check(
                bytes.slice(header.stringStart(), header.stringLength()), base == null ? 0 : base.stringsEnd());
        this.firstId = base == null ? 1 : base.endId();
        if (strings.end() == 0 && records.count() > 0) {
            throw bytes.malformed(header.stringStart(), "string section is empty, type section is not");
        }
    }

    /** Reads {@code section}, whose byte order has to be that of the ELF file. Its bytes are shared, not copied. */
    public static Btf parse(ByteView section) throws MalformedInputException {
        return parse(section, null);
    }

    /** Reads split BTF, or with no base any other. */
    public static Btf parse(ByteView section, @Nullable Btf base) throws MalformedInputException {
        Btf btf = new Btf(section, base);
        if (base != null && base.order() != btf.order()) {
            throw section.malformed(0, "is not " + base.order() + " as its base is");
        }
        Checker.check(btf, btf.typeBytes());
        return btf;
    }

    /** The whole section as it came. */
    public ByteView bytes() {
        return bytes;
    }

    public ByteOrder order() {
        return bytes.order();
    }

    public @Nullable Btf base() {
        return base;
    }

    public BtfHeader header() {
        return header;
    }

    /**
     * What the header has behind the fields that are known, all of it 0.
     *
     * @throws MalformedInputException if it is not: who moves anything might break what it points to
     */
    public ByteView headerBeyond() throws MalformedInputException {
        ByteView beyond = bytes.slice(BtfHeader.SIZE, header.length() - BtfHeader.SIZE);
        for (int i = 0; i < beyond.size(); i++) {
            if (beyond.u8(i) != 0) {
                throw beyond.malformed(
                        i, "header has more fields than are known; a change might move what they point to");
            }
        }
        return beyond;
    }

    /** The bytes of all records, without the base's. */
    public ByteView typeBytes() {
        return records.view();
    }

    /** The bytes of all strings, without the base's. */
    public ByteView stringBytes() {
        return strings.view();
    }

    /** The lowest id that is not the base's: 1 if there is no base. */
    public int firstId() {
        return firstId;
    }

    @Override
    public int endId() {
        return firstId + records.count();
    }

    /** The lowest string offset that is not the base's: 0 if there is no base. */
    public int stringsStart() {
        return strings.start();
    }

    /** One more than the highest string offset. */
    public int stringsEnd() {
        return strings.end();
    }

    @Override
    public BtfKind kind(int id) {
        if (isElsewhere(id)) {
            return base == null ? BtfKind.VOID : base.kind(id);
        }
        return records.kind(offset(id));
    }

    @Override
    public BtfType get(int id) {
        if (isElsewhere(id)) {
            return base == null ? BtfType.Void.INSTANCE : base.get(id);
        }
        int offset = offset(id);
        return records.vlen(offset) <= SHORT
                ? records.decode(offset)
                : decoded.computeIfAbsent(id, i -> records.decode(offset));
    }

    @Override
    public int nameOff(int id) {
        if (isElsewhere(id)) {
            return base == null ? 0 : base.nameOff(id);
        }
        return records.nameOff(offset(id));
    }

    /** The vlen bits of the record: a number of elements, a FUNC's linkage, or nothing. */
    public int vlen(int id) {
        if (isElsewhere(id)) {
            return base == null ? 0 : base.vlen(id);
        }
        return records.vlen(offset(id));
    }

    @Override
    public String string(int off) {
        if (off >= 0 && off < strings.start() && base != null) {
            return base.string(off);
        }
        return off == 0 && strings.end() == 0 ? "" : strings.string(off);
    }

    /** Whether the string is longer than {@link Limits#MAX_NAME}: no name then, at most a source line. */
    public boolean isTooLongForName(int off) {
        if (off >= 0 && off < strings.start() && base != null) {
            return base.isTooLongForName(off);
        }
        return strings.isLong(off);
    }

    /** Where the record is; void is at the start of the section. */
    public Location location(int id) {
        if (isElsewhere(id)) {
            return base == null ? bytes.at(0) : base.location(id);
        }
        return typeBytes().at(offset(id));
    }

    /** Where the record starts in {@link #typeBytes}; {@link #endId} stands for the end. The base's have no place here. */
    public int offset(int id) {
        return records.offset(id - firstId);
    }

    /** Checks the id, and whether somebody else has to answer for it: the base, or for void nobody. */
    private boolean isElsewhere(int id) {
        return Objects.checkIndex(id, endId()) < firstId;
    }
}
