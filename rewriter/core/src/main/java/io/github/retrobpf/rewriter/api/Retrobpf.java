package io.github.retrobpf.rewriter.api;

import io.github.retrobpf.elf.io.LimitExceededException;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.rewriter.inspect.Inspection;
import io.github.retrobpf.rewriter.inspect.Inspector;
import io.github.retrobpf.rewriter.link.LinkException;
import io.github.retrobpf.rewriter.link.Linker;
import io.github.retrobpf.rewriter.link.StartedLink;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.BpfObjectReader;
import io.github.retrobpf.rewriter.parallel.Parallel;
import io.github.retrobpf.rewriter.pass.CloneFunctions;
import io.github.retrobpf.rewriter.pass.DemoteFunctions;
import io.github.retrobpf.rewriter.pass.DropTags;
import io.github.retrobpf.rewriter.pass.ObjectEditor;
import io.github.retrobpf.rewriter.pass.Pass;
import io.github.retrobpf.rewriter.pass.RenameExceptionCallbacks;
import io.github.retrobpf.rewriter.pass.RetargetReferences;
import io.github.retrobpf.rewriter.pass.RetypeArguments;
import io.github.retrobpf.rewriter.pass.StripDebug;
import io.github.retrobpf.rewriter.plan.EntryPrograms;
import io.github.retrobpf.rewriter.plan.VariantPlan;
import io.github.retrobpf.rewriter.plan.VariantPlanner;
import io.github.retrobpf.rewriter.validate.Declaration;
import io.github.retrobpf.rewriter.validate.MismatchException;
import io.github.retrobpf.rewriter.validate.ParsedObject;
import io.github.retrobpf.rewriter.validate.TranslationValidator;
import io.github.retrobpf.rewriter.validate.Validation;
import io.github.retrobpf.rewriter.validate.link.LinkValidator;
import io.github.retrobpf.rewriter.validate.link.PreparedInputs;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The library's entry: bytes in, bytes out, no files. */
public final class Retrobpf {
    private Retrobpf() {}

    /**
     * Rewrites an object so that old kernels take its context arguments.
     *
     * <p>An object that needs nothing comes back as it is, and a result rewritten again comes back the same.
     *
     * @throws MalformedInputException where the input is no sound BPF object; the message is one line, with the place
     * @throws MismatchException where the output is not what it was to be, by a mistake of this library
     */
    public static RewriteResult rewrite(RewriteRequest request) throws MalformedInputException {
        BpfObject object = BpfObjectReader.read(request.input(), request.name());
        VariantPlan plan = VariantPlanner.plan(object, request.options().plan());
        List<Pass> passes = passes(request, object, plan);
        byte[] output = passes.isEmpty() ? request.input() : apply(passes, plan, object);
        Optional<Validation> validation = passes.isEmpty() || !request.options().validate()
                ? Optional.empty()
                : Optional.of(proof(request, object, plan, output));
        ResultSummary summary = new ResultSummary(object, plan);
        return new RewriteResult(
                output,
                !passes.isEmpty(),
                stripsDebug(request, object),
                summary.programs(),
                summary.functions(),
                plan.diagnostics(),
                validation);
    }

    /**
     * Makes one object of several.
     *
     * <p>A result linked alone comes back the same.
     *
     * @throws MalformedInputException where an input is no sound BPF object; the message is one line, with the place
     * @throws LinkException where the objects do not fit together
     * @throws MismatchException where the output is not what it was to be, by a mistake of this library
     */
    public static LinkResult link(LinkRequest request) throws MalformedInputException, LinkException {
        BitSet onDemand = new BitSet();
        long size = 0;
        for (int i = 0; i < request.inputs().size(); i++) {
            onDemand.set(i, request.inputs().get(i).isOnDemand());
            size += request.inputs().get(i).object().bytes().length;
        }
        List<BpfObject> objects = Parallel.map(
                request.inputs(),
                size,
                input -> BpfObjectReader.read(
                        input.object().bytes(), input.object().name()));
        StartedLink link = Linker.start(request.name(), objects, onDemand, request.options());
        // While types are merged: what the check of the output has to know of the inputs.
        Optional<PreparedInputs> prepared = request.validate()
                ? Optional.of(PreparedInputs.of(
                        link.objects().stream().map(Retrobpf::parsed).toList(),
                        request.options().keepDebug()))
                : Optional.empty();
        Linker.Linked linked = link.finish();
        Optional<Validation> validation = prepared.map(p -> proof(request, linked, p));
        Optional<RewriteResult> rewriting = request.rewrite().isEmpty()
                ? Optional.empty()
                : Optional.of(rewrite(new RewriteRequest(
                        request.name(), linked.output(), request.rewrite().get())));
        return new LinkResult(
                rewriting.map(RewriteResult::output).orElse(linked.output()),
                linked.inputs(),
                linked.map(),
                linked.diagnostics(),
                validation,
                rewriting);
    }

    /** Reads the output again: what counts is what a loader will read. */
    private static Validation proof(LinkRequest request, Linker.Linked linked, PreparedInputs inputs) {
        Validation validation;
        try {
            validation = LinkValidator.validate(
                    inputs,
                    ParsedObject.of(ElfReader.read(linked.output(), request.name())),
                    PlacementDeclaration.of(linked.provenance(), request.options()));
        } catch (MalformedInputException e) {
            validation = Validation.unreadable(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
        return checked(validation);
    }

    private static Validation checked(Validation validation) {
        if (!validation.isTranslation()) {
            throw new MismatchException(validation);
        }
        return validation;
    }

    /**
     * Tells whether an object is what rewriting makes of another one, whoever made it.
     *
     * @param original the one that was rewritten
     * @param rewritten what came out
     * @param options of which only the program types matter
     * @throws MalformedInputException where one of them is no sound BPF object; the message is one line, with the place
     */
    public static Validation validate(NamedBytes original, NamedBytes rewritten, RewriteOptions options)
            throws MalformedInputException {
        return TranslationValidator.validate(
                parsed(BpfObjectReader.read(original.bytes(), original.name())),
                parsed(BpfObjectReader.read(rewritten.bytes(), rewritten.name())),
                options.plan().programTypes(),
                Declaration.NONE);
    }

    /** Reads the output again: what counts is what a loader will read. */
    private static Validation proof(RewriteRequest request, BpfObject object, VariantPlan plan, byte[] output) {
        Validation validation;
        try {
            validation = TranslationValidator.validate(
                    parsed(object),
                    ParsedObject.of(ElfReader.read(output, request.name())),
                    request.options().plan().programTypes(),
                    PlanDeclaration.of(plan, stripsDebug(request, object)));
        } catch (MalformedInputException e) {
            validation = Validation.unreadable(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
        return checked(validation);
    }

    private static ParsedObject parsed(BpfObject object) {
        return new ParsedObject(object.elf(), object.btf(), object.btfExt());
    }

    /**
     * Tells what is in an object; changes nothing.
     *
     * @param name of the object, for messages
     * @param input the whole file; not copied, and must not change until the result is there
     * @param options of which only the program types matter
     * @throws MalformedInputException where the input is no sound BPF object; the message is one line, with the place
     */
    public static Inspection inspect(String name, byte[] input, RewriteOptions options) throws MalformedInputException {
        BpfObject object = BpfObjectReader.read(input, name);
        return Inspector.inspect(object, EntryPrograms.of(object, options.plan().programTypes()));
    }

    private static List<Pass> passes(RewriteRequest request, BpfObject object, VariantPlan plan) {
        List<Pass> passes = new ArrayList<>();
        if (!plan.isEmpty()) {
            // New functions first: everything after may name them.
            passes.add(new CloneFunctions());
            passes.add(new RetargetReferences());
            passes.add(new RenameExceptionCallbacks());
            // ── functions and their calls are final after this line ──
            passes.add(new RetypeArguments());
            passes.add(new DemoteFunctions());
            // Tags last: they say which arguments the passes above had to treat.
            passes.add(new DropTags());
        }
        if (stripsDebug(request, object)) {
            passes.add(new StripDebug());
        }
        return passes;
    }

    private static boolean stripsDebug(RewriteRequest request, BpfObject object) {
        return request.options().stripDebug() && StripDebug.applies(object.elf());
    }

    private static byte[] apply(List<Pass> passes, VariantPlan plan, BpfObject object) throws MalformedInputException {
        ObjectEditor editor = new ObjectEditor(object);
        try {
            for (Pass pass : passes) {
                pass.apply(plan, editor);
            }
            return editor.toBytes();
        } catch (LimitExceededException e) {
            throw object.elf().image().malformed(0, "the rewritten object " + e.getMessage());
        }
    }
}
