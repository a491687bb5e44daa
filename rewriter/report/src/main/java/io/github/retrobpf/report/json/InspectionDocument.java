package io.github.retrobpf.report.json;

import io.github.retrobpf.rewriter.inspect.BtfExtFacts;
import io.github.retrobpf.rewriter.inspect.BtfFacts;
import io.github.retrobpf.rewriter.inspect.ExternFacts;
import io.github.retrobpf.rewriter.inspect.FunctionFacts;
import io.github.retrobpf.rewriter.inspect.Inspection;
import io.github.retrobpf.rewriter.inspect.MapFacts;
import io.github.retrobpf.rewriter.inspect.ProgramFacts;
import io.github.retrobpf.rewriter.inspect.ReferenceFacts;
import io.github.retrobpf.rewriter.inspect.TagFacts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in objects; {@code docs/inspection.schema.json} defines it.
 *
 * @param schema name and version of that definition
 * @param retrobpf version of the tool
 * @param objects in the order of the inputs
 * @param failures inputs that could not be read
 */
public record InspectionDocument(
        String schema, String retrobpf, List<InspectedObject> objects, List<InputFailure> failures) {
    /** Its number changes when a reader of the old one would stumble. */
    public static final String SCHEMA = "retrobpf-inspection/1";

    /** The document of inspections. */
    public static InspectionDocument of(String version, List<Inspection> inspections, List<InputFailure> failures) {
        return new InspectionDocument(
                SCHEMA, version, inspections.stream().map(InspectedObject::of).toList(), failures);
    }

    public byte[] toBytes() {
        return JsonWriter.toBytes(this);
    }

    record InspectedObject(
            String name,
            long size,
            String byteOrder,
            @Nullable String license,
            List<Function> functions,
            List<BpfMap> maps,
            List<Extern> externs,
            @Nullable Btf btf,
            @Nullable BtfExt btfExt) {
        static InspectedObject of(Inspection i) {
            return new InspectedObject(
                    i.name(),
                    i.size(),
                    i.isBigEndian() ? "big-endian" : "little-endian",
                    i.license().orElse(null),
                    i.functions().stream().map(Function::of).toList(),
                    i.maps().stream().map(BpfMap::of).toList(),
                    i.externs().stream().map(Extern::of).toList(),
                    i.btf().map(Btf::of).orElse(null),
                    i.btfExt().map(BtfExt::of).orElse(null));
        }
    }

    record Function(
            int id,
            String name,
            String section,
            int offset,
            int instructions,
            @Nullable String source,
            String symbol,
            @Nullable String linkage,
            @Nullable String prototype,
            List<Tag> tags,
            @Nullable Program program,
            List<Reference> references,
            ReachedBy reachedBy) {
        static Function of(FunctionFacts f) {
            return new Function(
                    f.id(),
                    f.name(),
                    f.section(),
                    f.offset(),
                    f.instructions(),
                    f.source().orElse(null),
                    f.symbol(),
                    f.linkage().orElse(null),
                    f.prototype().orElse(null),
                    f.tags().stream().map(Tag::of).toList(),
                    f.program().map(Program::of).orElse(null),
                    f.references().stream().map(Reference::of).toList(),
                    new ReachedBy(f.reachedByTypes(), f.reachedBy(), f.isReachedByMore()));
        }
    }

    record Tag(@Nullable Integer argument, String text) {
        static Tag of(TagFacts t) {
            return new Tag(t.argument() == TagFacts.FUNCTION ? null : t.argument(), t.text());
        }
    }

    record Program(
            String type,
            @Nullable String target,
            String knownBy,
            @Nullable String context) {
        static Program of(ProgramFacts p) {
            return new Program(
                    p.type(),
                    p.target().orElse(null),
                    Words.of(p.knownBy()),
                    p.context().orElse(null));
        }
    }

    record Reference(int target, String kind, int count) {
        static Reference of(ReferenceFacts r) {
            return new Reference(r.target(), Words.of(r.kind()), r.count());
        }
    }

    record ReachedBy(List<String> types, List<Integer> programs, boolean more) {}

    record BpfMap(
            String name,
            String section,
            String type,
            long keySize,
            @Nullable String keyType,
            long valueSize,
            @Nullable String valueType,
            long maxEntries) {
        static BpfMap of(MapFacts m) {
            return new BpfMap(
                    m.name(),
                    m.section(),
                    m.type(),
                    m.keySize(),
                    m.keyType().orElse(null),
                    m.valueSize(),
                    m.valueType().orElse(null),
                    m.maxEntries());
        }
    }

    record Extern(
            String name, @Nullable String section, @Nullable String declaration, boolean weak) {
        static Extern of(ExternFacts e) {
            return new Extern(
                    e.name(), e.section().orElse(null), e.declaration().orElse(null), e.isWeak());
        }
    }

    record Btf(long size, int types, long stringBytes, Map<String, Integer> kinds) {
        static Btf of(BtfFacts b) {
            return new Btf(b.size(), b.types(), b.stringBytes(), b.kinds());
        }
    }

    record BtfExt(long size, int funcInfo, int lineInfo, int coreRelo) {
        static BtfExt of(BtfExtFacts e) {
            return new BtfExt(e.size(), e.funcInfo(), e.lineInfo(), e.coreRelo());
        }
    }
}
