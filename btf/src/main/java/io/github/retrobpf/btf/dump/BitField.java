package io.github.retrobpf.btf.dump;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.TypeSource;
import io.github.retrobpf.btf.walk.Modifiers;

/**
 * Where a member is.
 *
 * @param type its type without modifiers
 * @param isNumber whether bit fields can be of that type
 * @param offset in bits
 * @param width in bits of a bit field; 0 for any other member
 */
public record BitField(int type, boolean isNumber, long offset, int width) {
    /** Of a member of a struct or union. */
    public static BitField of(TypeSource types, CMembers composite, int index) {
        int type = Modifiers.skip(types, composite.members().get(index).type());
        BtfKind kind = types.kind(type);
        long offset = composite.bitOffset(index);
        int width = composite.bitfieldSize(index);
        if (kind == BtfKind.INT && width == 0) {
            // Before Linux 4.20 the INT said that it is a bit field.
            BtfType.Int integer = (BtfType.Int) types.get(type);
            boolean isWhole = integer.bits() == integer.size() * Byte.SIZE && integer.bitOffset() == 0;
            width = isWhole ? 0 : integer.bits();
            offset += integer.bitOffset();
        }
        return new BitField(type, kind == BtfKind.INT || kind == BtfKind.ENUM || kind == BtfKind.ENUM64, offset, width);
    }
}
