package io.github.retrobpf.cli.link;

import io.github.retrobpf.cli.text.Table;
import io.github.retrobpf.elf.io.SafeText;
import io.github.retrobpf.rewriter.link.LinkMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What stands where in a linked object, for a person. */
final class MapText {
    private final LinkMap map;
    private final List<String> lines = new ArrayList<>();

    MapText(String output, List<String> inputs, LinkMap map) {
        this.map = map;
        lines.add(output + ": " + inputs.size() + (inputs.size() == 1 ? " object" : " objects"));
        inputs.forEach(input -> lines.add("  " + input));
    }

    byte[] toBytes() {
        sections();
        symbols();
        renamed();
        removed();
        return lines.stream()
                .map(line -> SafeText.escape(line) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private void sections() {
        Table table = new Table("SECTION", "OFFSET", "SIZE", "FROM", "AT");
        for (LinkMap.Part section : map.sections()) {
            for (LinkMap.Piece piece : section.pieces()) {
                table.row(
                        section.name(),
                        hex(piece.offset()),
                        hex(piece.size()),
                        piece.input(),
                        hex(piece.inputOffset()));
            }
        }
        add("Sections", table);
    }

    private void symbols() {
        Table table = new Table("NAME", "KIND", "PLACE", "SIZE", "FROM", "WHY", "ALSO IN");
        for (LinkMap.SharedSymbol symbol : map.symbols()) {
            table.row(
                    symbol.name(),
                    kind(symbol),
                    symbol.place().map(p -> place(p.section(), p.offset())).orElse(""),
                    symbol.place().map(p -> hex(p.size())).orElse(""),
                    symbol.chosen().input(),
                    symbol.choice().text(),
                    symbol.others().stream()
                            .map(o -> o.input() + " (" + o.role().text() + ")")
                            .collect(Collectors.joining(", ")));
        }
        add("Symbols", table);
    }

    private static String kind(LinkMap.SharedSymbol symbol) {
        return (symbol.isWeak() ? "weak " : "")
                + (symbol.isHidden() ? "hidden " : "")
                + (symbol.isFunction() ? "function" : "variable");
    }

    private void renamed() {
        Table table = new Table("STATIC FUNCTION", "FROM", "NOW");
        map.renamed().forEach(r -> table.row(r.name(), r.input(), r.outputName()));
        add("Renamed", table);
    }

    private void removed() {
        Table table = new Table("PLACE", "SIZE", "FROM", "WHAT", "WHY");
        map.removed()
                .forEach(r -> table.row(
                        place(r.section(), r.offset()),
                        hex(r.size()),
                        r.input(),
                        String.join(", ", r.names()),
                        r.loss().text()));
        add("Left out", table);
    }

    private static String place(String section, long offset) {
        return section.isEmpty() ? hex(offset) : section + "+" + hex(offset);
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }

    private void add(String title, Table table) {
        List<String> rows = table.lines();
        if (rows.size() > 1) {
            lines.add("");
            lines.add(title);
            lines.addAll(rows);
        }
    }
}
