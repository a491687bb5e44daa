package io.github.retrobpf.btf.codec;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;

/**
 * Where the fields of a kind's record stand: three words (name, info, and a size or a type id), then a fixed part, then
 * {@code vlen} elements. Everything is a multiple of four bytes.
 */
public final class RecordShape {
    /** Bytes of the three words that every record starts with. */
    static final int HEAD = 12;

    private static final int NAME = 0;
    private static final int INFO = 4;
    static final int THIRD = 8;

    private static final int FLAG = 1 << 31;
    private static final int VLEN = 0xffffff;
    private static final int[] NOTHING = {};
    private static final RecordShape[] BY_KIND = new RecordShape[BtfKind.values().length];

    static {
        for (BtfKind kind : BtfKind.values()) {
            BY_KIND[kind.code()] = describe(kind);
        }
    }

    private enum Third {
        SIZE,
        TARGET,
        UNUSED
    }

    private final boolean named;
    private final Third third;
    /** The bits of the info word, besides the kind, that mean something. */
    private final int info;

    private int fixed;
    private int[] fixedTypes = NOTHING;
    private int element;
    private int[] elementTypes = NOTHING;
    private int[] elementStrings = NOTHING;

    private RecordShape(boolean named, Third third, int info) {
        this.named = named;
        this.third = third;
        this.info = info;
    }

    public static RecordShape of(BtfKind kind) {
        return BY_KIND[kind.code()];
    }

    private static RecordShape describe(BtfKind kind) {
        return switch (kind) {
            case VOID -> new RecordShape(false, Third.UNUSED, 0);
            case INT -> new RecordShape(true, Third.SIZE, 0).fixed(4);
            case PTR, VOLATILE, CONST, RESTRICT -> new RecordShape(false, Third.TARGET, 0);
            case ARRAY -> new RecordShape(false, Third.UNUSED, 0).fixed(12, 0, 4);
            case STRUCT, UNION ->
                new RecordShape(true, Third.SIZE, FLAG | VLEN)
                        .elements(12)
                        .strings(0)
                        .types(4);
            case ENUM ->
                new RecordShape(true, Third.SIZE, FLAG | VLEN).elements(8).strings(0);
            case FWD -> new RecordShape(true, Third.UNUSED, FLAG);
            case TYPEDEF, TYPE_TAG -> new RecordShape(true, Third.TARGET, 0);
            case FUNC -> new RecordShape(true, Third.TARGET, VLEN);
            case FUNC_PROTO ->
                new RecordShape(false, Third.TARGET, VLEN)
                        .elements(8)
                        .strings(0)
                        .types(4);
            case VAR, DECL_TAG -> new RecordShape(true, Third.TARGET, 0).fixed(4);
            case DATASEC -> new RecordShape(true, Third.SIZE, VLEN).elements(12).types(0);
            case FLOAT -> new RecordShape(true, Third.SIZE, 0);
            case ENUM64 ->
                new RecordShape(true, Third.SIZE, FLAG | VLEN).elements(12).strings(0);
        };
    }

    private RecordShape fixed(int size, int... types) {
        fixed = size;
        fixedTypes = types;
        return this;
    }

    private RecordShape elements(int size) {
        element = size;
        return this;
    }

    private RecordShape strings(int... offsets) {
        elementStrings = offsets;
        return this;
    }

    private RecordShape types(int... offsets) {
        elementTypes = offsets;
        return this;
    }

    /** Of the whole record, in bytes. */
    long size(int vlen) {
        return HEAD + fixed + (long) vlen * element;
    }

    boolean isNamed() {
        return named;
    }

    boolean usesThird() {
        return third != Third.UNUSED;
    }

    /** What the kind does not explain in an info word. */
    int strayInfo(int word) {
        return word & (FLAG | VLEN) & ~info;
    }

    /** Shows every type id in the record at {@code record}, void included. */
    public void forEachType(ByteView view, int record, FieldVisitor visitor) throws MalformedInputException {
        if (third == Third.TARGET) {
            visitor.visit(record + THIRD);
        }
        for (int offset : fixedTypes) {
            visitor.visit(record + HEAD + offset);
        }
        forEachInElements(view, record, elementTypes, visitor);
    }

    /** Shows every string offset in the record at {@code record}: its name first, also in a kind that has none. */
    public void forEachString(ByteView view, int record, FieldVisitor visitor) throws MalformedInputException {
        visitor.visit(record + NAME);
        forEachInElements(view, record, elementStrings, visitor);
    }

    private void forEachInElements(ByteView view, int record, int[] fields, FieldVisitor visitor)
            throws MalformedInputException {
        if (fields.length == 0) {
            return;
        }
        int offset = record + HEAD + fixed;
        for (int left = TypeDecoder.vlen(view.s32(record + INFO)); left > 0; left--) {
            for (int field : fields) {
                visitor.visit(offset + field);
            }
            offset += element;
        }
    }
}
