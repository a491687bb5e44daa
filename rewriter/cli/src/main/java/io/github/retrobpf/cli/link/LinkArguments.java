package io.github.retrobpf.cli.link;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.IfChanged;
import io.github.retrobpf.cli.command.RewriteOptionSyntax;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.depfile.DepfileOptions;
import io.github.retrobpf.cli.file.SideFile;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.link.LinkOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The command line of {@code retrobpf link}, checked.
 *
 * @param inputs at least one
 * @param output file; {@code -} for standard output
 * @param options how to link
 * @param rewrite how to rewrite the result; empty where it is not rewritten
 * @param validate whether the result is compared with the inputs
 * @param isWholeArchive whether every member of an archive counts
 * @param listsUndefined whether names that nobody defines are printed
 * @param map file that tells what stands where
 * @param ifChanged whether files that stay the same are left alone
 * @param depfile that tells what the result was made of
 * @param console how to talk to the user
 */
record LinkArguments(
        List<String> inputs,
        String output,
        LinkOptions options,
        Optional<RewriteOptions> rewrite,
        boolean validate,
        boolean isWholeArchive,
        boolean listsUndefined,
        Optional<SideFile> map,
        boolean ifChanged,
        Optional<DepfileOptions> depfile,
        ConsoleOptions console) {
    static LinkArguments read(Arguments arguments) throws UsageException {
        List<String> inputs = arguments.inputs();
        if (inputs.stream().filter(Arguments.STANDARD_STREAM::equals).count() > 1) {
            throw new UsageException("standard input can be read only once");
        }
        String output = arguments
                .file(LinkCommand.OUTPUT)
                .orElseThrow(() -> new UsageException("-o is needed: name the file to write"));
        RewriteOptions rewrite = RewriteOptionSyntax.read(arguments);
        LinkArguments read = new LinkArguments(
                inputs,
                output,
                options(arguments),
                arguments.isSet(LinkCommand.REWRITE) ? Optional.of(rewrite) : Optional.empty(),
                rewrite.validate(),
                arguments.isSet(LinkCommand.WHOLE_ARCHIVE),
                arguments.isSet(LinkCommand.UNDEFINED),
                arguments.file(LinkCommand.MAP).map(name -> new SideFile(name, "map")),
                IfChanged.isSet(arguments),
                DepfileOptions.read(arguments),
                ConsoleOptions.read(arguments));
        read.checkTogether(arguments);
        return read;
    }

    private void checkTogether(Arguments arguments) throws UsageException {
        if (arguments.isSet(LinkCommand.KEEP_DEBUG) && arguments.isSet(LinkCommand.STRIP_DEBUG)) {
            throw new UsageException("--keep-debug and --strip-debug exclude each other");
        }
        Optional<String> decision = RewriteOptionSyntax.decision(arguments);
        if (rewrite.isEmpty() && decision.isPresent()) {
            throw new UsageException(decision.get() + " says how to rewrite: it needs --rewrite");
        }
        long streams = Stream.of(
                        isOnStandardOutput(),
                        listsUndefined,
                        map.filter(SideFile::isStandardOutput).isPresent(),
                        depfile.filter(DepfileOptions::isOnStandardOutput).isPresent())
                .filter(isUsed -> isUsed)
                .count();
        if (streams > 1) {
            throw new UsageException(
                    "standard output can hold only one of the object, the map, the depfile and undefined names");
        }
        if (isOnStandardOutput() && depfile.isPresent()) {
            depfile.get().checkForStandardOutput();
        }
    }

    boolean isOnStandardOutput() {
        return output.equals(Arguments.STANDARD_STREAM);
    }

    private static LinkOptions options(Arguments arguments) throws UsageException {
        List<LinkOptions.PathPrefix> prefixes = new ArrayList<>();
        for (String value : arguments.values(LinkCommand.PATH_PREFIX_MAP)) {
            int equals = value.lastIndexOf('=');
            if (equals <= 0) {
                throw new UsageException(LinkCommand.PATH_PREFIX_MAP + " takes OLD=NEW, not '" + value + "'");
            }
            prefixes.add(new LinkOptions.PathPrefix(value.substring(0, equals), value.substring(equals + 1)));
        }
        return new LinkOptions(
                arguments.isSet(LinkCommand.KEEP_DEBUG),
                arguments.isSet(LinkCommand.GC),
                arguments.isSet(LinkCommand.STRICT),
                arguments.isSet(LinkCommand.ALLOW_IDENTICAL),
                prefixes);
    }
}
