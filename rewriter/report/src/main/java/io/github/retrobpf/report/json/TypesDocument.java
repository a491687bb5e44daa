package io.github.retrobpf.report.json;

import io.github.retrobpf.rewriter.inspect.TypeFacts;
import java.util.List;

/**
 * The types of a file; {@code docs/types.schema.json} defines it.
 *
 * @param schema name and version of that definition
 * @param retrobpf version of the tool
 * @param name of the file
 * @param types in the order of their ids; the facts stand in the document as they are
 */
public record TypesDocument(String schema, String retrobpf, String name, List<TypeFacts> types) {
    /** Its number changes when a reader of the old one would stumble. */
    public static final String SCHEMA = "retrobpf-types/1";

    /** The document of a file. */
    public static TypesDocument of(String version, String name, List<TypeFacts> types) {
        return new TypesDocument(SCHEMA, version, name, List.copyOf(types));
    }

    public byte[] toBytes() {
        return JsonWriter.toBytes(this);
    }
}
