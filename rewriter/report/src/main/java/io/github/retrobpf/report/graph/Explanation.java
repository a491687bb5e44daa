package io.github.retrobpf.report.graph;

import io.github.retrobpf.rewriter.api.ArgumentChange;
import io.github.retrobpf.rewriter.api.FunctionDecision;
import io.github.retrobpf.rewriter.plan.Action;
import java.util.List;
import java.util.stream.Collectors;

/** Says what was done and why, to those who know BPF and not the rewriting. */
final class Explanation {
    private static final String STATIC_NEEDS_NONE =
            " A static function needs none: kernels verify it with what its callers hand over.";

    private static final String THE_TAG_WENT = " The tag went.";

    private Explanation() {}

    /**
     * What was decided about a function.
     *
     * @param losesTag whether none of its arguments has a context tag any more
     */
    static Treatment of(FunctionDecision decision, boolean losesTag) {
        return new Treatment(
                kind(decision),
                decision.isClone(),
                what(decision) + (losesTag && decision.isChanged() ? THE_TAG_WENT : ""),
                why(decision));
    }

    /** What an entry program lost. */
    static Treatment untagged(List<ArgumentChange> arguments) {
        return new Treatment(
                Treatment.Kind.UNTAGGED,
                false,
                arguments(arguments) + THE_TAG_WENT,
                "No kernel needs the tag on a program's own argument, and old loaders take no BTF that has one.");
    }

    /** What a function calls that differs from what it called. */
    static Treatment redirected(List<String> clones) {
        return new Treatment(
                Treatment.Kind.REDIRECTED,
                false,
                "Calls " + String.join(", ", clones) + " now.",
                "Nothing else of it changed: a copy for its context stands where it called the original.");
    }

    private static Treatment.Kind kind(FunctionDecision decision) {
        if (!decision.isChanged() && decision.action() == Action.RETYPE) {
            return Treatment.Kind.UNTOUCHED;
        }
        return switch (decision.action()) {
            case RETYPE -> Treatment.Kind.RETYPED;
            case DEMOTE -> Treatment.Kind.MADE_STATIC;
            case FOLLOW -> Treatment.Kind.REDIRECTED;
            case LEAVE -> Treatment.Kind.LEFT;
        };
    }

    private static String what(FunctionDecision decision) {
        String copy =
                decision.isClone() ? "A copy of " + decision.function() + " for " + programs(decision) + ". " : "";
        return copy
                + switch (decision.action()) {
                    case RETYPE -> arguments(decision.arguments());
                    case DEMOTE -> "It is static" + (decision.isClone() ? "." : " now.");
                    case FOLLOW -> "It calls what was changed for them.";
                    case LEAVE -> "It stays as it is.";
                };
    }

    private static String why(FunctionDecision decision) {
        return switch (decision.reason()) {
            case NAMED_CONTEXT ->
                "Kernels before 6.8 know a context argument by the name of the type that it points to; newer ones take"
                        + " that type as well."
                        + (decision.isClone()
                                ? " A prototype has room for one type, so each further context has a copy."
                                : "");
            case UNNAMED_CONTEXT ->
                "No type name stands for the context of " + programs(decision) + " in every kernel."
                        + STATIC_NEEDS_NONE;
            case UNKNOWN_PROGRAM_TYPE -> "Nothing tells what kind of program calls it." + STATIC_NEEDS_NONE;
            case STRATEGY_STATIC -> "Every tagged function becomes static, as the options ask." + STATIC_NEEDS_NONE;
            case CALLS_VARIANT -> "It takes no context itself, but it leads to functions that differ by context now.";
            case TYPE_MISMATCH ->
                "No kernel takes its argument's type for the context of " + programs(decision)
                        + ", with a tag or without.";
            case STRATEGY_CLONE -> "It would have to become static, which the options exclude.";
            case KEPT_GLOBAL -> "It would have to become static, but something names it as a global function.";
            case UNREACHED -> "No program reaches it, so nothing tells which context it takes.";
        };
    }

    private static String arguments(List<ArgumentChange> arguments) {
        return arguments.stream().map(Explanation::argument).collect(Collectors.joining(" "));
    }

    private static String argument(ArgumentChange a) {
        String name = "Argument '" + a.name() + "' ";
        return a.oldType().equals(a.newType())
                ? name + "stays '" + a.newType() + "'."
                : name + "was '" + a.oldType() + "', and is '" + a.newType() + "' now.";
    }

    private static String programs(FunctionDecision decision) {
        return String.join(", ", decision.programTypes()) + " programs";
    }
}
