package io.github.retrobpf.report.json;

import io.github.retrobpf.rewriter.inspect.TypeFacts;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The types of a file; {@code docs/types.schema.json} defines it.
 *
 * @param schema name and version of that definition
 * @param retrobpf version of the tool
 * @param name of the file
 * @param types in the order of their ids
 */
public record TypesDocument(String schema, String retrobpf, String name, List<Type> types) {
    /** Its number changes when a reader of the old one would stumble. */
    public static final String SCHEMA = "retrobpf-types/1";

    /** The document of a file. */
    public static TypesDocument of(String version, String name, List<TypeFacts> types) {
        return new TypesDocument(
                SCHEMA, version, name, types.stream().map(Type::of).toList());
    }

    public byte[] toBytes() {
        return JsonWriter.toBytes(this);
    }

    record Type(
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
        static Type of(TypeFacts t) {
            return new Type(
                    t.id(),
                    t.kind(),
                    t.name(),
                    t.size(),
                    t.type(),
                    t.encoding(),
                    t.bits(),
                    t.bitOffset(),
                    t.elements(),
                    t.indexType(),
                    t.signed(),
                    t.forward(),
                    t.linkage(),
                    t.component(),
                    members(t.members()),
                    enumerators(t.enumerators()),
                    params(t.params()),
                    variables(t.variables()));
        }

        private static @Nullable List<Member> members(@Nullable List<TypeFacts.Member> members) {
            return members == null
                    ? null
                    : members.stream()
                            .map(m -> new Member(m.name(), m.type(), m.bitOffset(), m.bitfieldSize()))
                            .toList();
        }

        private static @Nullable List<Enumerator> enumerators(@Nullable List<TypeFacts.Enumerator> enumerators) {
            return enumerators == null
                    ? null
                    : enumerators.stream()
                            .map(e -> new Enumerator(e.name(), e.value()))
                            .toList();
        }

        private static @Nullable List<Param> params(@Nullable List<TypeFacts.Param> params) {
            return params == null
                    ? null
                    : params.stream().map(p -> new Param(p.name(), p.type())).toList();
        }

        private static @Nullable List<Variable> variables(@Nullable List<TypeFacts.Variable> variables) {
            return variables == null
                    ? null
                    : variables.stream()
                            .map(v -> new Variable(v.type(), v.offset(), v.size()))
                            .toList();
        }
    }

    record Member(
            @Nullable String name,
            int type,
            long bitOffset,
            @Nullable Integer bitfieldSize) {}

    record Enumerator(String name, BigInteger value) {}

    record Param(@Nullable String name, int type) {}

    record Variable(int type, long offset, long size) {}
}
