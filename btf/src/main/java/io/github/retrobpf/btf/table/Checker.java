package io.github.retrobpf.btf.table;

import io.github.retrobpf.btf.codec.FieldVisitor;
import io.github.retrobpf.btf.codec.RecordShape;
import io.github.retrobpf.btf.codec.TypeDecoder;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.Limits;
import io.github.retrobpf.elf.io.MalformedInputException;

/**
 * Checks what a record says about others, so that nobody who follows ids and string offsets later can fail or run in
 * circles. It asks for less than kernels do.
 */
final class Checker {
    /** Behind each other. Without a limit, n types that start n others would take n² steps; kernels stop at 32. */
    private static final int MAX_MODIFIERS = 256;

    private static final int ON_THE_WAY = -1;

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
        if (off != 0 && btf.isTooLongForName((int) off)) {
            throw types.malformed(field, "name is longer than " + Limits.MAX_NAME + " bytes");
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

    /**
     * Each modifier has one target, so that a walk that ends where it has already been is a cycle. Linear: each is walked
     * once.
     */
    private void checkModifiers() throws MalformedInputException {
        // How many modifiers there are from each one on.
        int[] lengths = new int[endId - firstId];
        for (int start = firstId; start < endId; start++) {
            int steps = 0;
            int id = start;
            for (; isModifier(id) && lengths[id - firstId] == 0; id = target(id)) {
                lengths[id - firstId] = ON_THE_WAY;
                steps++;
            }
            int length = isModifier(id) ? lengths[id - firstId] : 0;
            if (length == ON_THE_WAY) {
                throw types.malformed(btf.offset(id), "type " + id + ", a " + btf.kind(id) + ", comes back to itself");
            }
            if (steps + length > MAX_MODIFIERS) {
                throw types.malformed(
                        btf.offset(start),
                        "type " + start + ", a " + btf.kind(start) + ", is the first of " + (steps + length)
                                + " typedefs and qualifiers, the limit is " + MAX_MODIFIERS);
            }
            for (id = start; steps > 0; id = target(id)) {
                lengths[id - firstId] = length + steps--;
            }
        }
    }

    /** Types of the base cannot refer to this one's: no cycle leads through them. */
    private boolean isModifier(int id) {
        return id >= firstId && btf.kind(id).isModifier();
    }

    private int target(int id) throws MalformedInputException {
        return TypeDecoder.target(types, btf.offset(id));
    }
}
