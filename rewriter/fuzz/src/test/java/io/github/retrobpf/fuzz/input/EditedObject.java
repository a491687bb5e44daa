package io.github.retrobpf.fuzz.input;

import io.github.retrobpf.elf.model.ElfFile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A bundled object with a list of edits: numbers in sections and headers, repeated and cut sections, sections of other
 * objects. Damage lands where it tells, and the object is never broken just because its sections moved.
 */
public final class EditedObject {
    /** More would only be slower. */
    private static final int MAX_EDITS = 24;

    private static final int MAX_SECTION = 1 << 18;
    private static final int[] WIDTHS = {4, 8, 12, 16, 24, 64};
    private static final int[] EDGES = {
        0,
        1,
        2,
        7,
        8,
        -1,
        -8,
        0x7f,
        0x80,
        0xff,
        0xfff,
        0x1000,
        0x7fff,
        0xffff,
        0x10000,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE
    };

    private final EditableElf elf;

    private EditedObject(EditableElf elf) {
        this.elf = elf;
    }

    /** Takes two bytes for the object, and eight for each edit. */
    public static byte[] of(Script script) {
        return of(Objects.elf(script.u16()), script);
    }

    /** Takes eight bytes for each edit. */
    static byte[] of(ElfFile elf, Script script) {
        EditedObject object = new EditedObject(new EditableElf(elf));
        for (int edits = 0; script.hasMore() && edits < MAX_EDITS; edits++) {
            object.edit(script);
        }
        return object.elf.toBytes();
    }

    private void edit(Script script) {
        int what = script.choice(12);
        List<EditableElf.Part> parts = elf.parts();
        EditableElf.Part part = parts.get(script.choice(parts.size()));
        int at = script.u16();
        int value = script.s32();
        switch (what) {
            case 0 -> put(part, at, 1, value);
            case 1 -> put(part, at, 2, value);
            case 2 -> put(part, at, 4, value);
            case 3 -> put(part, at, 4, EDGES[Math.floorMod(value, EDGES.length)]);
            case 4 -> add(part, at, value);
            case 5 -> copyWithin(part, at, value);
            case 6 -> part.data = Arrays.copyOf(part.data, at % (part.data.length + 1));
            case 7 -> repeatEnd(part, at, value);
            case 8 -> exchange(part, value);
            case 9 -> setHeader(part, at, value);
            case 10 -> exchangeWithin(part, at, value);
            default -> put(part, at, 8, (long) value << (at & 31));
        }
    }

    /** Aligned to the width, as nearly all numbers are. */
    private void put(EditableElf.Part part, int at, int width, long value) {
        int offset = at * width;
        if (part.data.length >= width) {
            ByteBuffer data = ByteBuffer.wrap(part.data).order(elf.order());
            int place = offset % (part.data.length - width + 1);
            switch (width) {
                case 1 -> data.put(place, (byte) value);
                case 2 -> data.putShort(place, (short) value);
                case 4 -> data.putInt(place, (int) value);
                default -> data.putLong(place, value);
            }
        }
    }

    private void add(EditableElf.Part part, int at, int value) {
        if (part.data.length >= 4) {
            ByteBuffer data = ByteBuffer.wrap(part.data).order(elf.order());
            int place = at * 4 % (part.data.length - 3);
            data.putInt(place, data.getInt(place) + (byte) value);
        }
    }

    private static void copyWithin(EditableElf.Part part, int at, int value) {
        int width = WIDTHS[Math.floorMod(value >> 16, WIDTHS.length)];
        int places = part.data.length / width;
        if (places > 0) {
            System.arraycopy(part.data, (value & 0xffff) % places * width, part.data, at % places * width, width);
        }
    }

    private static void exchangeWithin(EditableElf.Part part, int at, int value) {
        int width = WIDTHS[Math.floorMod(value >> 16, WIDTHS.length)];
        int places = part.data.length / width;
        if (places > 0) {
            int one = (value & 0xffff) % places * width;
            byte[] kept = Arrays.copyOfRange(part.data, one, one + width);
            System.arraycopy(part.data, at % places * width, part.data, one, width);
            System.arraycopy(kept, 0, part.data, at % places * width, width);
        }
    }

    /** The last {@code at} bytes once more, or more often. */
    private static void repeatEnd(EditableElf.Part part, int at, int value) {
        int width = Math.min(at, part.data.length);
        int times = value & 0x3ff;
        int size = (int) Math.min(MAX_SECTION, part.data.length + (long) width * times);
        byte[] grown = Arrays.copyOf(part.data, Math.max(size, part.data.length));
        for (int i = part.data.length; i < grown.length; i++) {
            grown[i] = grown[i - width];
        }
        part.data = grown;
    }

    /** The section of the same name of another object. */
    private static void exchange(EditableElf.Part part, int value) {
        Objects.elf(value)
                .section(part.name)
                .ifPresent(s -> part.data = s.data().bytes().toByteArray());
    }

    private static void setHeader(EditableElf.Part part, int at, int value) {
        part.set(at % EditableElf.FIELDS, value);
    }
}
