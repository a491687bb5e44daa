package io.github.retrobpf.rewriter.inspect;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of BTF; what its kind does not have is null. Ids of types are numbers, 0 is void.
 *
 * @param id its number, from 1
 * @param kind {@code STRUCT}
 * @param name null where it has none
 * @param size in bytes; of a DATASEC as the record says
 * @param type what it is about: the target of a pointer or of a qualifier, an element's type, a result's type
 * @param encoding of an INT: {@code signed}, {@code char}, {@code bool}; nothing else is said of most
 * @param bits of an INT
 * @param bitOffset of an INT
 * @param elements of an ARRAY
 * @param indexType of an ARRAY
 * @param signed of an ENUM
 * @param forward of a FWD: {@code struct} or {@code union}
 * @param linkage of a FUNC or VAR: {@code static}, {@code global}, {@code extern} or a number
 * @param component of a DECL_TAG that stands on a member or parameter: which one
 * @param members of a STRUCT or UNION
 * @param enumerators of an ENUM
 * @param params of a FUNC_PROTO
 * @param variables of a DATASEC
 */
public record TypeFacts(
        int id,
        String kind,
        @Nullable String name,
        @Nullable Long size,
        @Nullable Integer type,
        @Nullable List<String> encoding,
        @Nullable Integer bits,
        @Nullable Integer bitOffset,
        @Nullable Long elements,
        @Nullable Integer indexType,
        @Nullable Boolean signed,
        @Nullable String forward,
        @Nullable String linkage,
        @Nullable Integer component,
        @Nullable List<Member> members,
        @Nullable List<Enumerator> enumerators,
        @Nullable List<Param> params,
        @Nullable List<Variable> variables) {
    /**
     * Of a STRUCT or UNION.
     *
     * @param name null where it has none
     * @param bitOffset from the start
     * @param bitfieldSize null where it is no bit field
     */
    public record Member(
            @Nullable String name,
            int type,
            long bitOffset,
            @Nullable Integer bitfieldSize) {}

    /** Of an ENUM. */
    public record Enumerator(String name, BigInteger value) {}

    /**
     * Of a FUNC_PROTO.
     *
     * @param name null where it has none
     * @param type 0 for the dots of one with any number of arguments
     */
    public record Param(@Nullable String name, int type) {}

    /** Of a DATASEC, in bytes. */
    public record Variable(int type, long offset, long size) {}
}
