package io.github.retrobpf.cli.command;

import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.rewriter.api.ArgumentChange;
import io.github.retrobpf.rewriter.api.FunctionDecision;
import io.github.retrobpf.rewriter.api.RewriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what rewriting changed in an object. */
public final class RewriteChanges {
    private final RewriteResult result;
    private final boolean keepsTags;

    public RewriteChanges(RewriteResult result, boolean keepsTags) {
        this.result = result;
        this.keepsTags = keepsTags;
    }

    /** A line for each function and program. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        result.functions().stream()
                .filter(FunctionDecision::isChanged)
                .forEach(f -> lines.add(Line.detail(function(f))));
        result.programs().stream()
                .filter(p -> !p.arguments().isEmpty())
                .forEach(p -> lines.add(Line.detail(located(p.name(), p.source()) + ", an entry program: "
                        + p.arguments().stream().map(this::argument).collect(Collectors.joining("; ")))));
        if (result.isDebugStripped()) {
            lines.add(Line.detail("debug sections removed"));
        }
        return lines;
    }

    private String function(FunctionDecision f) {
        String origin = located(f.function(), f.source());
        String who = f.isClone() ? f.name() + ", clone of " + origin : origin;
        return who + ", for " + String.join(", ", f.programTypes()) + ": " + what(f);
    }

    private static String located(String name, Optional<String> source) {
        return name + source.map(s -> " (" + s + ")").orElse("");
    }

    private String what(FunctionDecision f) {
        return switch (f.action()) {
            case RETYPE -> f.arguments().stream().map(this::argument).collect(Collectors.joining("; "));
            case DEMOTE ->
                "made static"
                        + (keepsTags
                                ? ""
                                : "; tag dropped from "
                                        + f.arguments().stream()
                                                .map(RewriteChanges::place)
                                                .collect(Collectors.joining(", ")));
            case FOLLOW -> "calls what was changed for them";
            case LEAVE -> "stays as it is; see the warning";
        };
    }

    private String argument(ArgumentChange a) {
        if (!a.oldType().equals(a.newType())) {
            return place(a) + ": '" + a.oldType() + "' -> '" + a.newType() + "'";
        }
        return place(a) + ": " + (keepsTags ? "is already '" : "tag dropped from '") + a.newType() + "'";
    }

    private static String place(ArgumentChange a) {
        return "arg#" + a.index() + " '" + a.name() + "'";
    }
}
