package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.SourceLines;
import io.github.retrobpf.rewriter.program.ContextType;
import io.github.retrobpf.rewriter.program.ProgramType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides about the tags on entry programs' own arguments. No kernel needs them there, so they go.
 *
 * <p>A program that replaces another one's function is compared with it, so its arguments get the type that the function
 * has got. A program that is called as a subprogram too, in place, has a variant, which decides, or stays as it is.
 */
final class TaggedEntries {
    private final BpfObject object;
    private final PlanOptions options;
    private final TagIndex tags;
    private final SourceLines lines;
    private final List<TaggedEntry> treated = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    TaggedEntries(
            BpfObject object,
            PlanOptions options,
            TaggedFunctions tagged,
            TagIndex tags,
            List<EntryProgram> programs,
            List<Variant> variants,
            List<Untreated> untreated) {
        this.object = object;
        this.options = options;
        this.tags = tags;
        this.lines = new SourceLines(object);
        BitSet inPlace = new BitSet(object.functions().size());
        variants.stream()
                .filter(v -> !v.isClone())
                .forEach(v -> inPlace.set(v.function().id()));
        untreated.forEach(u -> inPlace.set(u.function().id()));
        for (EntryProgram program : programs) {
            List<ContextArgument> arguments = tagged.argumentsOf(program.function());
            if (!arguments.isEmpty() && !inPlace.get(program.function().id())) {
                if (program.type().isExt()) {
                    decideReplacement(program, arguments);
                } else {
                    treated.add(treat(program, Optional.empty(), arguments));
                }
            }
        }
    }

    List<TaggedEntry> treated() {
        return treated;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    private void decideReplacement(EntryProgram program, List<ContextArgument> arguments) {
        Optional<ProgramType> target = program.kind().target();
        if (target.isEmpty()) {
            add(
                    Code.CTX_UNKNOWN_TARGET,
                    program,
                    arguments.get(0),
                    Optional.empty(),
                    "replaces a function of a program whose type nothing tells, so its context arguments stay as they"
                            + " are",
                    "say --prog-type '" + program.section() + "=ext:TYPE' with the type of that program");
            return;
        }
        ContextType context = target.get().context();
        if (!context.isNamed()) {
            add(
                    Code.CTX_KEPT_GLOBAL,
                    program,
                    arguments.get(0),
                    Optional.empty(),
                    "replaces a function of a program of type " + target.get().name()
                            + ", whose context has no type that every kernel takes; it stays as it is",
                    "");
            return;
        }
        for (ContextArgument argument : arguments) {
            if (!argument.fits(target.get())) {
                add(
                        Code.CTX_TYPE_MISMATCH,
                        program,
                        argument,
                        Optional.of(context.pointer()),
                        argument.describe() + " is '" + argument.cType()
                                + "', but it replaces a function of a program of type "
                                + target.get().name() + ", whose context is '" + context.pointer()
                                + "'; it stays as it is",
                        "make it 'void *'");
                return;
            }
        }
        treated.add(treat(program, Optional.of(context), arguments));
    }

    private TaggedEntry treat(EntryProgram program, Optional<ContextType> context, List<ContextArgument> arguments) {
        Set<ArgTag> dropped =
                options.keepTags() ? Set.of() : tags.of(program.function().btfId(), arguments);
        return new TaggedEntry(program, context, arguments, dropped);
    }

    private void add(
            Code code,
            EntryProgram program,
            ContextArgument argument,
            Optional<String> expected,
            String fact,
            String advice) {
        Diagnostic.Subject subject = Diagnostic.Subject.function(
                        program.function().name(), lines.of(program.function()))
                .withProgram(program.function().name())
                .withArgument(argument.subject(expected));
        diagnostics.add(new Diagnostic(
                code,
                object.elf().name(),
                subject,
                lines.describe(program.function()) + " in section '" + program.section() + "': " + fact,
                advice));
    }
}
