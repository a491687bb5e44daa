package io.github.retrobpf.report.graph;

import io.github.retrobpf.rewriter.api.RewriteResult;
import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.inspect.FunctionFacts;
import io.github.retrobpf.rewriter.inspect.Inspection;
import io.github.retrobpf.rewriter.inspect.ProgramFacts;
import io.github.retrobpf.rewriter.inspect.ReferenceFacts;
import io.github.retrobpf.rewriter.inspect.TagFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Graphs that no compiler makes. */
public final class HandMadeGraph {
    /** What a name may try to be in one of the formats. */
    public static final List<String> HOSTILE = List.of(
            "</script><img src=x onerror=alert(1)>",
            "<!--<script>",
            "\"]; class a0 static; click a0 call alert(1); x[\"",
            "\" URL=\"javascript:alert(1)\" x=\"",
            "a\\",
            "a\\\"",
            "a\nb\r\tc",
            "\033[31m\u009b1m\u0000",
            "`x` ${y} {{data}} $1",
            "end",
            "#quot;#35;&quot;&lt;b&gt;",
            "%%{init: {'securityLevel': 'loose'}}%%",
            "__bold__ **bold** *it* _it_",
            "1. list",
            "\u202egro.live\u2028\u2029\ud83d",
            "größe 測試 😀",
            "toString",
            "__proto__");

    private HandMadeGraph() {}

    /** A program that calls functions of these names, which are also all else that is text. */
    public static ObjectGraph named(List<String> names) {
        List<FunctionFacts> functions = new ArrayList<>();
        for (String name : names) {
            functions.add(function(functions.size(), name, false, List.of()));
        }
        List<ReferenceFacts.Kind> kinds = List.of(ReferenceFacts.Kind.values());
        List<ReferenceFacts> calls = functions.stream()
                .map(f -> new ReferenceFacts(f.id(), kinds.get(f.id() % kinds.size()), 1))
                .toList();
        functions.add(function(functions.size(), "<main>", true, calls));
        List<Diagnostic> diagnostics = names.stream()
                .map(name -> new Diagnostic(
                        Code.CTX_UNREACHED, name, Diagnostic.Subject.function(name, Optional.of(name)), name, name))
                .toList();
        return graph(names.get(0), functions, diagnostics);
    }

    /** So many functions, each of which calls a few others; every tenth is a program. */
    public static ObjectGraph large(int size) {
        List<FunctionFacts> functions = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<ReferenceFacts> calls = new ArrayList<>();
            for (int step : new int[] {1, 7, 50}) {
                if (i + step < size) {
                    calls.add(new ReferenceFacts(i + step, ReferenceFacts.Kind.CALL, 1));
                }
            }
            functions.add(function(i, "f" + i, i % 10 == 0, calls));
        }
        return graph("large.o", functions, List.of());
    }

    private static ObjectGraph graph(String name, List<FunctionFacts> functions, List<Diagnostic> diagnostics) {
        Inspection inspection = new Inspection(
                name,
                1000,
                false,
                Optional.empty(),
                functions,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        RewriteResult result =
                new RewriteResult(new byte[0], true, false, List.of(), List.of(), diagnostics, Optional.empty());
        return ObjectGraph.of(inspection, result, inspection);
    }

    private static FunctionFacts function(int id, String name, boolean isProgram, List<ReferenceFacts> references) {
        ProgramFacts program = new ProgramFacts(name, Optional.empty(), "section name", Optional.of(name));
        return new FunctionFacts(
                id,
                name,
                name,
                id * 8,
                1,
                Optional.of(name),
                "global",
                Optional.of("global"),
                Optional.of("int " + name + "(void *ctx __arg_ctx)"),
                List.of(new TagFacts(0, "arg:ctx"), new TagFacts(-1, name)),
                isProgram ? Optional.of(program) : Optional.empty(),
                references,
                List.of(),
                List.of(),
                false);
    }
}
