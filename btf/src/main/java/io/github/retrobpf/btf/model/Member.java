package io.github.retrobpf.btf.model;

/**
 * A field of a STRUCT or UNION.
 *
 * @param name string offset, 0 for an anonymous member
 * @param type type id
 * @param offset the raw word: a bit offset, or size and bit offset together if the record's kind flag is set
 */
public record Member(int name, int type, long offset) {
    /** In bits from the start of the struct. */
    public long bitOffset(boolean kindFlag) {
        return kindFlag ? offset & 0xffffff : offset;
    }

    /** In bits; 0 if this is not a bit field, or one whose size only its INT tells. */
    public int bitfieldSize(boolean kindFlag) {
        return kindFlag ? (int) (offset >>> 24) : 0;
    }
}
