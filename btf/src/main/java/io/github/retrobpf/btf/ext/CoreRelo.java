package io.github.retrobpf.btf.ext;

/**
 * An instruction that depends on the running kernel's types (struct bpf_core_relo).
 *
 * @param insnOff in bytes from the start of the ELF section
 * @param typeId id of the type as compiled
 * @param accessStrOff string offset of the path to the field, {@code "0:1:2"}, or of an enumerator's index
 * @param kind what of it is asked for (enum bpf_core_relo_kind)
 */
public record CoreRelo(long insnOff, int typeId, int accessStrOff, int kind) {
    private static final int TYPE_ID_LOCAL = 6;
    private static final int TYPE_ID_TARGET = 7;

    /** Whether the instruction holds the id of the type itself: here, or as the running kernel numbers it. */
    public boolean asksForTypeId() {
        return kind == TYPE_ID_LOCAL || kind == TYPE_ID_TARGET;
    }
}
