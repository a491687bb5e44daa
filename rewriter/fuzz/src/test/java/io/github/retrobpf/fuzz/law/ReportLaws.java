package io.github.retrobpf.fuzz.law;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.fuzz.Target;
import io.github.retrobpf.fuzz.input.ChosenObject;
import io.github.retrobpf.report.graph.ObjectGraph;
import io.github.retrobpf.report.graph.Sides;
import io.github.retrobpf.report.graph.page.Page;
import io.github.retrobpf.report.graph.text.Dot;
import io.github.retrobpf.report.graph.text.Mermaid;
import io.github.retrobpf.report.json.FileFigures;
import io.github.retrobpf.report.json.InspectionDocument;
import io.github.retrobpf.report.json.ObjectReport;
import io.github.retrobpf.report.json.ReportDocument;
import io.github.retrobpf.rewriter.api.BtfFiles;
import io.github.retrobpf.rewriter.api.NamedBytes;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.api.RewriteRequest;
import io.github.retrobpf.rewriter.api.RewriteResult;
import io.github.retrobpf.rewriter.inspect.Inspection;
import java.io.IOException;
import java.util.List;

/** What is told of an object: both documents are JSON, both graphs can be drawn, and its types can be rid of duplicates. */
public final class ReportLaws {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportLaws() {}

    /** How many bytes the object has, once all of it holds. */
    public static int check(ChosenObject chosen) throws MalformedInputException {
        byte[] object = chosen.object();
        RewriteOptions options = chosen.options().of(Retrobpf.inspect(Target.FILE, object, RewriteOptions.DEFAULT));
        Inspection before = Retrobpf.inspect(Target.FILE, object, options);
        RewriteResult result = Retrobpf.rewrite(new RewriteRequest(Target.FILE, object, options));
        Inspection after = Retrobpf.inspect(Target.FILE, result.output(), options);
        requireJson(
                InspectionDocument.of("0", List.of(before, after), List.of()).toBytes());
        ObjectReport report = ObjectReport.of(
                Target.FILE, FileFigures.ofObject(object), FileFigures.ofObject(result.output()), result);
        requireJson(ReportDocument.of("0", "rewrite", options, false, List.of(), List.of(report), List.of())
                .toBytes());
        ObjectGraph graph = ObjectGraph.of(before, result, after);
        for (Sides sides : Sides.values()) {
            Mermaid.render(graph, sides);
            Dot.render(graph, sides);
        }
        Page.render(graph);
        if (before.btf().isPresent()) {
            // Compares its output with its input.
            BtfFiles.dedup(new NamedBytes(Target.FILE, object));
        }
        return object.length;
    }

    private static void requireJson(byte[] document) {
        try {
            JSON.readTree(document);
        } catch (IOException e) {
            throw new AssertionError("no JSON", e);
        }
    }
}
