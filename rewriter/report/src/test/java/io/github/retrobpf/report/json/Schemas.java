package io.github.retrobpf.report.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.retrobpf.elf.testing.Fixtures;
import java.util.List;

/** The schemas of docs/, as an independent validator reads them. */
final class Schemas {
    static final JsonSchema INSPECTION = read("inspection.schema.json");
    static final JsonSchema LINK_MAP = read("link-map.schema.json");
    static final JsonSchema REPORT = read("report.schema.json");
    static final JsonSchema TYPES = read("types.schema.json");

    private Schemas() {}

    private static JsonSchema read(String name) {
        String text =
                new String(Fixtures.read(Fixtures.testdata().resolve("../docs").resolve(name)), UTF_8);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }

    /** What a document does that its schema does not allow. */
    static List<String> violations(JsonSchema schema, byte[] document) {
        return schema.validate(new String(document, UTF_8), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
