package io.github.retrobpf.btf.table;

import io.github.retrobpf.btf.codec.FieldVisitor;
import io.github.retrobpf.btf.codec.RecordShape;
import io.github.retrobpf.btf.codec.TypeDecoder;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;

/**
 * Checks what a record says about others, so that nobody who follows ids and string offsets later can fail or run in
 * circles. It asks for less than kernels do.
 */
final class Checker {
    private final Btf btf;
    private final ByteView types;
    private final int firstId;
    private final int endId;
    private final int stringsEnd;

    private Checker(Btf btf, ByteView types) {
        this.btf = btf;
        this.types = types;
        this.firstId = btf.firstId();
        this.endId = btf.endId();
        this.stringsEnd = btf.stringsEnd();
    }

    static void check(Btf btf, ByteView types) throws MalformedInputException {
        Checker checker = new Checker(btf, types);
        checker.checkFields();
        checker.checkModifiers();
    }

    private void checkFields() throws MalformedInputException {
        FieldVisitor type = this::checkType;
        FieldVisitor string = this::checkString;
        FieldVisitor variable = this::checkVariable;
        for (int id = firstId; id < endId; id++) {
            int record = btf.offset(id);
            BtfKind kind = TypeDecoder.kind(types, record);
            RecordShape shape = RecordShape.of(kind);
            shape.forEachString(types, record, string);
            shape.forEachType(types, record, type);
            switch (kind) {
                case FUNC -> checkFunc(record);
                case DATASEC -> shape.forEachType(types, record, variable);
                case DECL_TAG -> checkComponent(record);
                default -> {} // only three kinds are particular
            }
        }
    }

    private void checkType(int field) throws MalformedInputException {
        long id = types.u32(field);
        if (id >= endId) {
            throw types.malformed(field, "type id " + id + " is not below " + endId);
        }
    }

    private void checkString(int field) throws MalformedInputException {
        long off = types.u32(field);
        // 0 is no name, also where there are no strings at all.
        if (off >= stringsEnd && off != 0) {
            throw types.malformed(field, "string offset " + off + " is not below " + stringsEnd);
        }
    }

    private void checkFunc(int record) throws MalformedInputException {
        int proto = TypeDecoder.target(types, record);
        if (btf.kind(proto) != BtfKind.FUNC_PROTO) {
            throw types.malformed(record, "FUNC has type " + proto + ", a " + btf.kind(proto) + ", not a FUNC_PROTO");
        }
    }

    private void checkVariable(int field) throws MalformedInputException {
        int id = types.s32(field);
        BtfKind kind = btf.kind(id);
        // Functions of the kernel stand in .ksyms beside its variables.
        if (kind != BtfKind.VAR && kind != BtfKind.FUNC) {
            throw types.malformed(field, "DATASEC holds type " + id + ", a " + kind + ", not a VAR or FUNC");
        }
    }

    private void checkComponent(int record) throws MalformedInputException {
        int index = TypeDecoder.componentIdx(types, record);
        if (index < -1) {
            throw types.malformed(record, "DECL_TAG has component " + index + ", less than -1");
        }
    }

    /** Each modifier has one target, so that a walk that ends where it has already been is a cycle. Linear: each is walked once. */
    private void checkModifiers() throws MalformedInputException {
        byte[] seen = new byte[endId - firstId];
        for (int start = firstId; start < endId; start++) {
            // At least one step of a cycle does not go down: to start from these is enough.
            if (!isUnseenModifier(start, seen) || target(start) < start) {
                continue;
            }
            int id = start;
            for (; isUnseenModifier(id, seen); id = target(id)) {
                seen[id - firstId] = 1;
            }
            if (id >= firstId && seen[id - firstId] == 1) {
                throw types.malformed(btf.offset(id), "type " + id + ", a " + btf.kind(id) + ", comes back to itself");
            }
            for (id = start; id >= firstId && seen[id - firstId] == 1; id = target(id)) {
                seen[id - firstId] = 2;
            }
        }
    }

    /** Types of the base cannot refer to this one's: no cycle leads through them. */
    private boolean isUnseenModifier(int id, byte[] seen) {
        return id >= firstId && seen[id - firstId] == 0 && btf.kind(id).isModifier();
    }

    private int target(int id) throws MalformedInputException {
        return TypeDecoder.target(types, btf.offset(id));
    }
}
