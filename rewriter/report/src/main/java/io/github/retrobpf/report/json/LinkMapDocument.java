package io.github.retrobpf.report.json;

import io.github.retrobpf.rewriter.link.LinkMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands where in a linked object, where it came from and why; {@code docs/link-map.schema.json} defines it.
 *
 * @param schema name and version of that definition
 * @param retrobpf version of the tool
 * @param output name of the linked object
 * @param inputs names of the objects in it, in their order
 * @param sections in the order of the output
 * @param symbols that all inputs share, in the order in which they mention them
 * @param renamed static functions with another name
 * @param removed what inputs have and the output has not
 */
public record LinkMapDocument(
        String schema,
        String retrobpf,
        String output,
        List<String> inputs,
        List<LinkMap.Part> sections,
        List<MappedSymbol> symbols,
        List<LinkMap.Renamed> renamed,
        List<RemovedRun> removed) {
    /** Its number changes when a reader of the old one would stumble. */
    public static final String SCHEMA = "retrobpf-link-map/1";

    /** The document of a link. */
    public static LinkMapDocument of(String version, String output, List<String> inputs, LinkMap map) {
        return new LinkMapDocument(
                SCHEMA,
                version,
                output,
                List.copyOf(inputs),
                map.sections(),
                map.symbols().stream().map(MappedSymbol::of).toList(),
                map.renamed(),
                map.removed().stream().map(RemovedRun::of).toList());
    }

    public byte[] toBytes() {
        return JsonWriter.toBytes(this);
    }

    record MappedSymbol(
            String name,
            String kind,
            String declaration,
            boolean weak,
            boolean hidden,
            String choice,
            LinkMap.@Nullable Placed place,
            MappedMention from,
            List<MappedMention> others) {
        static MappedSymbol of(LinkMap.SharedSymbol symbol) {
            return new MappedSymbol(
                    symbol.name(),
                    symbol.isFunction() ? "function" : "variable",
                    symbol.declaration(),
                    symbol.isWeak(),
                    symbol.isHidden(),
                    Words.of(symbol.choice()),
                    symbol.place().orElse(null),
                    MappedMention.of(symbol.chosen()),
                    symbol.others().stream().map(MappedMention::of).toList());
        }
    }

    record MappedMention(String input, String role, String section, long offset) {
        static MappedMention of(LinkMap.Mention mention) {
            return new MappedMention(mention.input(), Words.of(mention.role()), mention.section(), mention.offset());
        }
    }

    record RemovedRun(String input, String section, long offset, long size, List<String> names, String reason) {
        static RemovedRun of(LinkMap.Removed removed) {
            return new RemovedRun(
                    removed.input(),
                    removed.section(),
                    removed.offset(),
                    removed.size(),
                    removed.names(),
                    Words.of(removed.loss()));
        }
    }
}
