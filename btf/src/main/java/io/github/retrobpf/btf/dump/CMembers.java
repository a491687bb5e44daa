package io.github.retrobpf.btf.dump;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Member;
import java.util.List;

/**
 * What a struct and a union have in common.
 *
 * @param size in bytes
 * @param kindFlag whether the members' offsets hold bit field sizes
 */
public record CMembers(long size, boolean kindFlag, List<Member> members) {
    /** Of a STRUCT or UNION. */
    public static CMembers of(BtfType type) {
        if (type.kind() == BtfKind.UNION) {
            BtfType.Union union = (BtfType.Union) type;
            return new CMembers(union.size(), union.kindFlag(), union.members());
        }
        BtfType.Struct struct = (BtfType.Struct) type;
        return new CMembers(struct.size(), struct.kindFlag(), struct.members());
    }

    /** Of a member, from the start. */
    public long bitOffset(int index) {
        return members.get(index).bitOffset(kindFlag);
    }

    /** Of a member, in bits; 0 if it is not said to be a bit field. */
    public int bitfieldSize(int index) {
        return members.get(index).bitfieldSize(kindFlag);
    }
}
