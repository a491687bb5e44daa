package io.github.retrobpf.btf.model;

import java.util.List;

/**
 * One BTF type. Two are equal if they are <em>identical</em>: the same record byte for byte, not merely the same C type.
 *
 * <p>In all records {@code name} is a string offset and {@code target}, {@code element} and the like are type ids. {@code
 * extra} is {@link Extra#NONE} unless the input was unusual.
 */
@SuppressWarnings("JavaLangClash") // the spec says Void, Enum and Float; nested, they are told apart
public sealed interface BtfType {
    BtfKind kind();

    Extra extra();

    /** String offset of the name; 0 if there is none. */
    default int name() {
        return extra().name();
    }

    /** The type with id 0. It has no record. */
    record Void() implements BtfType {
        public static final Void INSTANCE = new Void();

        @Override
        public BtfKind kind() {
            return BtfKind.VOID;
        }

        @Override
        public Extra extra() {
            return Extra.NONE;
        }
    }

    /**
     * An integer.
     *
     * @param size in bytes
     * @param encoding {@link #SIGNED}, {@link #CHAR}, {@link #BOOL} or 0
     * @param bitOffset of the value inside {@code size}
     * @param bits how many of them are used
     */
    record Int(int name, long size, int encoding, int bitOffset, int bits, Extra extra) implements BtfType {
        public static final int SIGNED = 1;
        public static final int CHAR = 2;
        public static final int BOOL = 4;

        public Int(int name, long size, int encoding, int bitOffset, int bits) {
            this(name, size, encoding, bitOffset, bits, Extra.NONE);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.INT;
        }
    }

    record Ptr(int target, Extra extra) implements BtfType {
        public Ptr(int target) {
            this(target, Extra.NONE);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.PTR;
        }
    }

    /**
     * An array.
     *
     * @param index id of the type that indexes it, an INT
     * @param nelems number of elements, 0 if the size is open
     */
    record Array(int element, int index, long nelems, Extra extra) implements BtfType {
        public Array(int element, int index, long nelems) {
            this(element, index, nelems, Extra.NONE);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.ARRAY;
        }
    }

    /**
     * A struct.
     *
     * @param kindFlag whether the members' offsets hold bit field sizes
     * @param size in bytes
     */
    record Struct(int name, boolean kindFlag, long size, List<Member> members, Extra extra) implements BtfType {
        public Struct {
            members = List.copyOf(members);
        }

        public Struct(int name, boolean kindFlag, long size, List<Member> members) {
            this(name, kindFlag, size, members, Extra.NONE);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.STRUCT;
        }
    }

    /**
     * A union.
     *
     * @param kindFlag whether the members' offsets hold bit field sizes
     * @param size in bytes
     */
    record Union(int name, boolean kindFlag, long size, List<Member> members, Extra extra) implements BtfType {
        public Union {
            members = List.copyOf(members);
        }

        public Union(int name, boolean kindFlag, long size, List<Member> members) {
            this(name, kindFlag, size, members, Extra.NONE);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.UNION;
        }
    }

    /**
     * An enum whose values take 32 bits each in the record, whatever its size.
     *
     * @param signed always false before Linux 6.0, negative values or not
     * @param size in bytes
     */
    record Enum(int name, boolean signed, long size, List<Enumerator> enumerators, Extra extra) implements BtfType {
        public Enum {
            enumerators = List.copyOf(enumerators);
        }

        public Enum(int name, boolean signed, long size, List<Enumerator> enumerators) {
            this(name, signed, size, enumerators, Extra.NONE);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.ENUM;
        }
    }

    /**
     * A struct or union known by name alone.
     *
     * @param union whether it is a union
     */
    record Fwd(int name, boolean union, Extra extra) implements BtfType {
        public Fwd(int name, boolean union) {
            this(name, union, Extra.NONE);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.FWD;
        }
    }

    record Typedef(int name, int target, Extra extra) implements BtfType {
        public Typedef(int name, int target) {
            this(name, target, Extra.NONE);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.TYPEDEF;
        }
    }

    record Volatile(int target, Extra extra) implements BtfType {
        public Volatile(int target) {
            this(target, Extra.NONE);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.VOLATILE;
        }
    }

    record Const(int target, Extra extra) implements BtfType {
        public Const(int target) {
            this(target, Extra.NONE);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.CONST;
        }
    }

    record Restrict(int target, Extra extra) implements BtfType {
        public Restrict(int target) {
            this(target, Extra.NONE);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.RESTRICT;
        }
    }

    /**
     * A function.
     *
     * @param linkage see {@link Linkage}; the whole member count of the record
     * @param proto id of its FUNC_PROTO
     */
    record Func(int name, int linkage, int proto, Extra extra) implements BtfType {
        public Func(int name, int linkage, int proto) {
            this(name, linkage, proto, Extra.NONE);
        }

        public Func withName(int newName) {
            return new Func(newName, linkage, proto, extra);
        }

        public Func withLinkage(int newLinkage) {
            return new Func(name, newLinkage, proto, extra);
        }

        public Func withProto(int newProto) {
            return new Func(name, linkage, newProto, extra);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.FUNC;
        }
    }

    record FuncProto(int returnType, List<Param> params, Extra extra) implements BtfType {
        public FuncProto {
            params = List.copyOf(params);
        }

        public FuncProto(int returnType, List<Param> params) {
            this(returnType, params, Extra.NONE);
        }

        public FuncProto withParams(List<Param> newParams) {
            return new FuncProto(returnType, newParams, extra);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.FUNC_PROTO;
        }
    }

    /**
     * A variable.
     *
     * @param linkage see {@link Linkage}
     */
    record Var(int name, int type, int linkage, Extra extra) implements BtfType {
        public Var(int name, int type, int linkage) {
            this(name, type, linkage, Extra.NONE);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.VAR;
        }
    }

    /**
     * The variables of an ELF section.
     *
     * @param size in bytes; compilers leave 0 for the loader to fill in
     */
    record DataSec(int name, long size, List<SecVar> variables, Extra extra) implements BtfType {
        public DataSec {
            variables = List.copyOf(variables);
        }

        public DataSec(int name, long size, List<SecVar> variables) {
            this(name, size, variables, Extra.NONE);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.DATASEC;
        }
    }

    /**
     * A floating point number.
     *
     * @param size in bytes
     */
    record Float(int name, long size, Extra extra) implements BtfType {
        public Float(int name, long size) {
            this(name, size, Extra.NONE);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.FLOAT;
        }
    }

    /**
     * A string on a declaration, clang's {@code btf_decl_tag}.
     *
     * @param name string offset of the tag's text
     * @param target id of what carries it: STRUCT, UNION, FUNC, VAR or TYPEDEF
     * @param componentIdx which member or parameter of the target, {@link #WHOLE} for the target itself
     */
    record DeclTag(int name, int target, int componentIdx, Extra extra) implements BtfType {
        public static final int WHOLE = -1;

        public DeclTag(int name, int target, int componentIdx) {
            this(name, target, componentIdx, Extra.NONE);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.DECL_TAG;
        }
    }

    /** A string on a type, clang's {@code btf_type_tag}. */
    record TypeTag(int name, int target, Extra extra) implements BtfType {
        public TypeTag(int name, int target) {
            this(name, target, Extra.NONE);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.TYPE_TAG;
        }
    }

    /**
     * An enum with values of 64 bits.
     *
     * @param size in bytes
     */
    record Enum64(int name, boolean signed, long size, List<Enumerator> enumerators, Extra extra) implements BtfType {
        public Enum64 {
            enumerators = List.copyOf(enumerators);
        }

        public Enum64(int name, boolean signed, long size, List<Enumerator> enumerators) {
            this(name, signed, size, enumerators, Extra.NONE);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.ENUM64;
        }
    }
}
