package io.github.retrobpf.cli.link;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.Crash;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.Mismatches;
import io.github.retrobpf.cli.command.RewriteChanges;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.UnusedOptions;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.command.Version;
import io.github.retrobpf.cli.depfile.Depfile;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.ObjectInput;
import io.github.retrobpf.cli.file.ObjectInputs;
import io.github.retrobpf.cli.file.Publisher;
import io.github.retrobpf.cli.file.RealPaths;
import io.github.retrobpf.cli.file.SideFile;
import io.github.retrobpf.cli.file.StandardOutput;
import io.github.retrobpf.cli.text.Console;
import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.report.json.LinkMapDocument;
import io.github.retrobpf.rewriter.api.LinkInput;
import io.github.retrobpf.rewriter.api.LinkRequest;
import io.github.retrobpf.rewriter.api.LinkResult;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.api.RewriteResult;
import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.link.LinkException;
import io.github.retrobpf.rewriter.validate.MismatchException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Links, and tells what came of it. */
final class LinkRun {
    private final LinkArguments arguments;
    private final Surroundings surroundings;
    private final Console console;
    private final Publisher publisher;
    private boolean isAmongItsInputs;

    LinkRun(LinkArguments arguments, Surroundings surroundings) {
        this.arguments = arguments;
        this.surroundings = surroundings;
        this.publisher = new Publisher(arguments.ifChanged());
        this.console = arguments.console().console(surroundings);
    }

    ExitStatus run() throws UsageException {
        try {
            List<ObjectInput> inputs = inputs();
            Optional<Depfile> depfile = depfile();
            checkBeside(inputs, depfile.map(Depfile::file));
            Optional<Depfile.Draft> draft =
                    depfile.isPresent() ? Optional.of(depfile.get().draft(inputs, target())) : Optional.empty();
            List<LinkInput> read = LinkInputs.read(inputs, arguments.isWholeArchive(), surroundings.in());
            if (read.isEmpty()) {
                console.print(Line.error("nothing to link: there is no object"));
                return ExitStatus.PROBLEM;
            }
            if (read.stream().allMatch(LinkInput::isOnDemand)) {
                console.print(Line.error("nothing to link: archives have what objects need, and there is no object;"
                        + " --whole-archive takes every member"));
                return ExitStatus.PROBLEM;
            }
            ExitStatus status = tell(Retrobpf.link(
                    new LinkRequest(name(), read, arguments.options(), arguments.rewrite(), arguments.validate())));
            if (status == ExitStatus.DONE && draft.isPresent()) {
                draft.get().write(publisher, surroundings.out());
            }
            return status;
        } catch (LinkException e) {
            e.errors().forEach(d -> console.print(Line.of(d)));
            int count = e.errors().size();
            console.print(Line.error(name() + ": not linked: " + count + (count == 1 ? " error" : " errors")));
            if (isAmongItsInputs && e.errors().stream().anyMatch(d -> d.code() == Code.LINK_DUPLICATE)) {
                console.print(Line.error(name() + " is among the inputs: is it the result of an earlier run?"));
            }
            return ExitStatus.PROBLEM;
        } catch (FileProblem | MalformedInputException e) {
            console.print(Line.error(e));
            return ExitStatus.PROBLEM;
        } catch (MismatchException e) {
            console.print(Mismatches.describe(name(), e));
            return ExitStatus.MISMATCH;
        } catch (UsageException e) {
            throw e;
        } catch (Throwable e) {
            console.print(Crash.describe(name(), e, arguments.console().isDebugging()));
            return ExitStatus.INTERNAL;
        }
    }

    /** What an earlier run left in a directory is no input of this one; who names it means it. */
    private List<ObjectInput> inputs() throws FileProblem, UsageException {
        List<ObjectInput> all = ObjectInputs.find(arguments.inputs(), Optional.empty());
        if (arguments.isOnStandardOutput()) {
            return all;
        }
        RealPaths paths = new RealPaths();
        Path output = paths.of(Arguments.path(arguments.output()));
        List<ObjectInput> inputs = new ArrayList<>();
        for (ObjectInput input : all) {
            boolean isOutput =
                    input.file().map(paths::of).filter(output::equals).isPresent();
            isAmongItsInputs |= isOutput && input.directory().isEmpty();
            if (!isOutput || input.directory().isEmpty()) {
                inputs.add(input);
            }
        }
        return inputs;
    }

    private String name() {
        return arguments.isOnStandardOutput() ? "<stdout>" : arguments.output();
    }

    private Optional<Depfile> depfile() throws UsageException {
        return arguments.depfile().isPresent()
                ? Optional.of(Depfile.of(arguments.depfile().get(), arguments.output()))
                : Optional.empty();
    }

    private Optional<Path> target() throws UsageException {
        return arguments.isOnStandardOutput() ? Optional.empty() : Optional.of(Arguments.path(arguments.output()));
    }

    private void checkBeside(List<ObjectInput> inputs, Optional<SideFile> depfile) throws FileProblem, UsageException {
        Optional<Path> target = target();
        for (SideFile file :
                Stream.concat(arguments.map().stream(), depfile.stream()).toList()) {
            file.checkApart(Stream.concat(inputs.stream().flatMap(i -> i.file().stream()), target.stream()));
            file.checkPlace(publisher);
        }
        if (arguments.map().isPresent() && depfile.isPresent()) {
            depfile.get().checkApart(arguments.map().get(), new RealPaths());
        }
    }

    private ExitStatus tell(LinkResult result) throws FileProblem, UsageException {
        UnusedOptions unused = new UnusedOptions(arguments.rewrite().orElse(RewriteOptions.DEFAULT));
        result.rewriting().ifPresent(unused::strike);
        boolean isRefused = arguments.options().isStrict()
                && result.rewriting().stream()
                        .flatMap(r -> r.diagnostics().stream())
                        .anyMatch(d -> d.code().isUnmended());
        if (!isRefused) {
            publish(result.output());
        }
        console.print(Line.title(name() + ": "
                + (isRefused
                        ? "not written: something in it cannot be mended"
                        : counted(result.inputs().size()) + ", " + result.output().length + " bytes")));
        result.rewriting().ifPresent(r -> rewriting(r, isRefused));
        result.diagnostics().forEach(d -> console.print(Line.of(d)));
        result.rewriting()
                .ifPresent(r -> r.diagnostics()
                        .forEach(d ->
                                console.print(Line.of(d, arguments.options().isStrict()))));
        console.print(unused.lines());
        beside(result);
        return isRefused ? ExitStatus.PROBLEM : ExitStatus.DONE;
    }

    private static String counted(int objects) {
        return "linked " + objects + (objects == 1 ? " object" : " objects");
    }

    private void rewriting(RewriteResult result, boolean isRefused) {
        boolean keepsTags = arguments.rewrite().orElseThrow().plan().keepTags();
        if (!isRefused) {
            console.print(new RewriteChanges(result, keepsTags).lines());
        }
        if (!result.isChanged()) {
            console.print(Line.detail("nothing to rewrite"));
        }
    }

    private void publish(byte[] output) throws FileProblem, UsageException {
        if (arguments.isOnStandardOutput()) {
            StandardOutput.print(surroundings.out(), output);
        } else {
            publisher.publish(Arguments.path(arguments.output()), output);
        }
    }

    /** What else was asked for. */
    private void beside(LinkResult result) throws FileProblem, UsageException {
        if (arguments.listsUndefined()) {
            StandardOutput.print(
                    surroundings.out(), UndefinedNames.text(result.map().get()));
        }
        if (arguments.map().isPresent()) {
            SideFile file = arguments.map().get();
            byte[] document = file.name().endsWith(".json")
                    ? LinkMapDocument.of(
                                    Version.number(),
                                    name(),
                                    result.inputs(),
                                    result.map().get())
                            .toBytes()
                    : new MapText(name(), result.inputs(), result.map().get()).toBytes();
            file.write(document, publisher, surroundings.out());
        }
    }
}
