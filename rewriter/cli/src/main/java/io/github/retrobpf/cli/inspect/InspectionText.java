package io.github.retrobpf.cli.inspect;

import io.github.retrobpf.cli.text.Table;
import io.github.retrobpf.rewriter.inspect.BtfExtFacts;
import io.github.retrobpf.rewriter.inspect.BtfFacts;
import io.github.retrobpf.rewriter.inspect.ExternFacts;
import io.github.retrobpf.rewriter.inspect.FunctionFacts;
import io.github.retrobpf.rewriter.inspect.Inspection;
import io.github.retrobpf.rewriter.inspect.ProgramFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An inspection for a person who sees the object for the first time. */
final class InspectionText {
    private final Inspection inspection;
    private final List<String> lines = new ArrayList<>();

    InspectionText(Inspection inspection) {
        this.inspection = inspection;
    }

    List<String> lines() {
        lines.add(inspection.name() + ": " + inspection.size() + " bytes, "
                + (inspection.isBigEndian() ? "big-endian" : "little-endian")
                + inspection.license().map(l -> ", license " + l).orElse(""));
        programs();
        subprograms();
        maps();
        externs();
        figures();
        return lines;
    }

    private void programs() {
        List<FunctionFacts> programs = inspection.functions().stream()
                .filter(f -> f.program().isPresent())
                .toList();
        Table table = new Table("NAME", "SECTION", "TYPE", "CONTEXT", "SOURCE");
        programs.forEach(f -> table.row(
                f.name(),
                f.section(),
                f.program().map(InspectionText::type).orElse(""),
                f.program().flatMap(ProgramFacts::context).orElse(""),
                f.source().orElse("")));
        section("Programs", programs.size(), table.lines());
        if (programs.stream()
                .flatMap(f -> f.program().stream())
                .anyMatch(p -> p.type().equals("unknown"))) {
            lines.add("  unknown: the section's name tells no type; --prog-type SECTION=TYPE does");
        }
    }

    private static String type(ProgramFacts program) {
        return program.type() + program.target().map(t -> " of " + t).orElse("");
    }

    private void subprograms() {
        List<FunctionText> subprograms = FunctionText.of(inspection);
        boolean isMixed = subprograms.stream().anyMatch(FunctionText::isProgram);
        section(
                isMixed ? "Subprograms, and programs that are called or tagged" : "Subprograms",
                subprograms.size(),
                subprograms.stream().flatMap(f -> f.lines().stream()).toList());
    }

    private void maps() {
        Table table = new Table("NAME", "TYPE", "KEY", "VALUE", "ENTRIES");
        inspection
                .maps()
                .forEach(m -> table.row(
                        m.name(),
                        m.type(),
                        sized(m.keyType(), m.keySize()),
                        sized(m.valueType(), m.valueSize()),
                        m.maxEntries() == 0 ? "" : Long.toString(m.maxEntries())));
        section("Maps", inspection.maps().size(), table.lines());
    }

    private static String sized(Optional<String> type, long size) {
        String bytes = size + (size == 1 ? " byte" : " bytes");
        return type.map(t -> t + " (" + bytes + ")").orElse(size == 0 ? "" : bytes);
    }

    private void externs() {
        Table table = new Table("FROM", "DECLARATION");
        inspection
                .externs()
                .forEach(e -> table.row(
                        provider(e), e.declaration().orElse(e.name()) + (e.isWeak() ? " (may be missing)" : "")));
        section("Externs", inspection.externs().size(), table.lines());
    }

    private static String provider(ExternFacts extern) {
        return switch (extern.section().orElse("")) {
            case ".ksyms" -> "kernel";
            case ".kconfig" -> "kernel configuration";
            default -> extern.declaration().map(d -> "another object").orElse("");
        };
    }

    private void figures() {
        lines.add("");
        lines.add(inspection.btf().map(InspectionText::figures).orElse("No BTF"));
        inspection
                .btf()
                .ifPresent(btf -> lines.add("  "
                        + btf.kinds().entrySet().stream()
                                .map(e -> e.getValue() + " " + e.getKey())
                                .collect(Collectors.joining(", "))));
        inspection.btfExt().map(InspectionText::figures).ifPresent(lines::add);
    }

    private static String figures(BtfFacts btf) {
        return "BTF: " + btf.size() + " bytes, " + btf.types() + " types, " + btf.stringBytes() + " bytes of strings";
    }

    private static String figures(BtfExtFacts ext) {
        return "BTF.ext: " + ext.size() + " bytes, " + ext.funcInfo() + " func_info, " + ext.lineInfo() + " line_info, "
                + ext.coreRelo() + " CO-RE records";
    }

    private void section(String title, int count, List<String> content) {
        if (count > 0) {
            lines.add("");
            lines.add(title + " (" + count + ")");
            lines.addAll(content);
        }
    }
}
