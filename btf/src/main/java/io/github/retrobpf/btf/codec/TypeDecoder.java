package io.github.retrobpf.btf.codec;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Enumerator;
import io.github.retrobpf.btf.model.Extra;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.model.SecVar;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one record (struct btf_type and what follows it). {@link TypeEncoder} is the other direction.
 *
 * <p>The info word has 24 bits of vlen, 7 of kind and the kind flag since Linux 7.1; before, the upper bits of the first
 * two were reserved and kernels demanded zero there, so that one reading serves all.
 */
public final class TypeDecoder {
    private static final int INT_FIELDS = 0x0fff00ff;

    private TypeDecoder() {}

    static int vlen(int info) {
        return info & 0xffffff;
    }

    private static boolean kindFlag(int info) {
        return info < 0;
    }

    /** The name's string offset in the record at {@code record}. */
    public static int nameOff(ByteView view, int record) throws MalformedInputException {
        return view.s32(record);
    }

    /** The vlen bits, whatever they mean to the kind. */
    public static int vlen(ByteView view, int record) throws MalformedInputException {
        return vlen(view.s32(record + 4));
    }

    /** The kind of the record at {@code record}; one without a number here is malformed. */
    public static BtfKind kind(ByteView view, int record) throws MalformedInputException {
        int code = view.s32(record + 4) >>> 24 & 0x7f;
        if (code == 0 || !BtfKind.isKnown(code)) {
            throw view.malformed(record, "kind " + code + " is unknown");
        }
        return BtfKind.of(code);
    }

    /** What the third word of the record at {@code record} refers to, for a kind with a target. */
    public static int target(ByteView view, int record) throws MalformedInputException {
        return view.s32(record + RecordShape.THIRD);
    }

    /** The component of the DECL_TAG at {@code record}. */
    public static int componentIdx(ByteView view, int record) throws MalformedInputException {
        return view.s32(record + RecordShape.HEAD);
    }

    /** Of the record at {@code record} in bytes, checked to end inside the view. */
    public static int size(ByteView view, int record) throws MalformedInputException {
        int left = view.size() - record;
        if (left < RecordShape.HEAD) {
            throw view.malformed(record, "record needs " + RecordShape.HEAD + " bytes, " + left + " left");
        }
        BtfKind kind = kind(view, record);
        long size = RecordShape.of(kind).size(vlen(view, record));
        if (size > left) {
            throw view.malformed(record, kind + " needs " + size + " bytes, " + left + " left");
        }
        return (int) size;
    }

    /** The record at {@code record}. */
    public static BtfType decode(ByteView view, int record) throws MalformedInputException {
        size(view, record); // before the lists are allocated
        BtfKind kind = kind(view, record);
        int name = view.s32(record);
        int info = view.s32(record + 4);
        int third = view.s32(record + RecordShape.THIRD);
        long size = Integer.toUnsignedLong(third);
        int body = record + RecordShape.HEAD;
        int data = kind == BtfKind.INT ? view.s32(body) : 0;
        RecordShape shape = RecordShape.of(kind);
        Extra extra = Extra.of(
                shape.isNamed() ? 0 : name, shape.strayInfo(info), shape.usesThird() ? 0 : third, data & ~INT_FIELDS);
        return switch (kind) {
            case VOID -> BtfType.Void.INSTANCE;
            case INT -> new BtfType.Int(name, size, data >>> 24 & 0xf, data >>> 16 & 0xff, data & 0xff, extra);
            case PTR -> new BtfType.Ptr(third, extra);
            case ARRAY -> new BtfType.Array(view.s32(body), view.s32(body + 4), view.u32(body + 8), extra);
            case STRUCT -> new BtfType.Struct(name, kindFlag(info), size, members(view, body, vlen(info)), extra);
            case UNION -> new BtfType.Union(name, kindFlag(info), size, members(view, body, vlen(info)), extra);
            case ENUM ->
                new BtfType.Enum(
                        name, kindFlag(info), size, enumerators(view, body, vlen(info), kindFlag(info)), extra);
            case FWD -> new BtfType.Fwd(name, kindFlag(info), extra);
            case TYPEDEF -> new BtfType.Typedef(name, third, extra);
            case VOLATILE -> new BtfType.Volatile(third, extra);
            case CONST -> new BtfType.Const(third, extra);
            case RESTRICT -> new BtfType.Restrict(third, extra);
            case FUNC -> new BtfType.Func(name, vlen(info), third, extra);
            case FUNC_PROTO -> new BtfType.FuncProto(third, params(view, body, vlen(info)), extra);
            case VAR -> new BtfType.Var(name, third, view.s32(body), extra);
            case DATASEC -> new BtfType.DataSec(name, size, variables(view, body, vlen(info)), extra);
            case FLOAT -> new BtfType.Float(name, size, extra);
            case DECL_TAG -> new BtfType.DeclTag(name, third, view.s32(body), extra);
            case TYPE_TAG -> new BtfType.TypeTag(name, third, extra);
            case ENUM64 -> new BtfType.Enum64(name, kindFlag(info), size, enumerators64(view, body, vlen(info)), extra);
        };
    }

    private static List<Member> members(ByteView view, int body, int count) throws MalformedInputException {
        List<Member> members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = body + 12 * i;
            members.add(new Member(view.s32(at), view.s32(at + 4), view.u32(at + 8)));
        }
        return members;
    }

    private static List<Enumerator> enumerators(ByteView view, int body, int count, boolean signed)
            throws MalformedInputException {
        List<Enumerator> enumerators = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = body + 8 * i;
            enumerators.add(new Enumerator(view.s32(at), signed ? view.s32(at + 4) : view.u32(at + 4)));
        }
        return enumerators;
    }

    private static List<Enumerator> enumerators64(ByteView view, int body, int count) throws MalformedInputException {
        List<Enumerator> enumerators = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = body + 12 * i;
            // The low half comes first in both byte orders.
            enumerators.add(new Enumerator(view.s32(at), view.u32(at + 4) | view.u32(at + 8) << 32));
        }
        return enumerators;
    }

    private static List<Param> params(ByteView view, int body, int count) throws MalformedInputException {
        List<Param> params = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = body + 8 * i;
            params.add(new Param(view.s32(at), view.s32(at + 4)));
        }
        return params;
    }

    private static List<SecVar> variables(ByteView view, int body, int count) throws MalformedInputException {
        List<SecVar> variables = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = body + 12 * i;
            variables.add(new SecVar(view.s32(at), view.u32(at + 4), view.u32(at + 8)));
        }
        return variables;
    }
}
