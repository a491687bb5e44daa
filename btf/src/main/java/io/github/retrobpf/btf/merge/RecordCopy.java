package io.github.retrobpf.btf.merge;

import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.TypeRefs;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;

/** Copies the record of a type into another table, with its references and strings as they are there. */
final class RecordCopy {
    private RecordCopy() {}

    /** Says that a type goes which one that stays refers to, at a place of the records. */
    interface Refusal {
        void refuse(int at, int target) throws MalformedInputException;
    }

    /**
     * Copies one.
     *
     * @param ids by id, where types are in the other table; 0 for those that are not
     * @param missing is told of a reference to one that is not, and throws
     */
    static void append(ByteSink types, Btf btf, int id, int[] ids, StringMap strings, Refusal missing)
            throws MalformedInputException {
        ByteView old = btf.typeBytes();
        int record = btf.offset(id);
        int shift = types.size() - record;
        types.bytes(old.slice(record, btf.offset(id + 1) - record));
        TypeRefs.forEachString(old, record, at -> types.patchU32(at + shift, strings.offset(old.s32(at))));
        TypeRefs.forEachType(old, record, at -> {
            int target = old.s32(at);
            if (target != 0 && ids[target] == 0) {
                missing.refuse(at, target);
            }
            types.patchU32(at + shift, ids[target]);
        });
    }
}
