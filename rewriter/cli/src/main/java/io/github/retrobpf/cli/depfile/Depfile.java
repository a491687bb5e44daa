package io.github.retrobpf.cli.depfile;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.ObjectInput;
import io.github.retrobpf.cli.file.Publisher;
import io.github.retrobpf.cli.file.RealPaths;
import io.github.retrobpf.cli.file.SideFile;
import io.github.retrobpf.cli.file.StandardOutput;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The depfile of one result.
 *
 * <p>It names what the result was made of: objects and whole archives, also of those found below a directory. Files of
 * arguments are left out, as compilers do: Ninja removes those that it makes ({@code rspfile}), and would run again each
 * time for one that is gone.
 */
public final class Depfile {
    private final DepfileOptions options;
    private final SideFile file;
    private final String output;
    private final Optional<Path> directory;
    private final Optional<Path> place;

    private Depfile(DepfileOptions options, String output, Optional<Path> directory) throws UsageException {
        this.options = options;
        this.file = new SideFile(options.file().orElseGet(() -> besides(output)), "depfile");
        this.output = output;
        this.directory = directory;
        // Below a directory a name may be no text; draft() says so, and the other objects are done.
        boolean isNamed = !file.isStandardOutput() && (directory.isEmpty() || !FileProblem.isUndecoded(output));
        this.place = isNamed ? Optional.of(Arguments.path(file.name())) : Optional.empty();
    }

    /**
     * Of a result that the user named.
     *
     * @param output as the user did
     */
    public static Depfile of(DepfileOptions options, String output) throws UsageException {
        return new Depfile(options, output, Optional.empty());
    }

    /** Of a result below a directory, which no link may lead it out of. */
    public static Depfile below(Path directory, DepfileOptions options, Path output) throws UsageException {
        return new Depfile(options, output.toString(), Optional.of(directory));
    }

    /** The end of its name gives way, as with compilers. */
    private static String besides(String output) {
        int name = output.lastIndexOf('/') + 1;
        int dot = output.lastIndexOf('.');
        return (dot > name ? output.substring(0, dot) : output) + ".d";
    }

    /** What the user calls it. */
    public SideFile file() {
        return file;
    }

    /** Where it is written; empty for standard output, and where no file can be named so. */
    public Optional<Path> place() {
        return place;
    }

    /**
     * What is to be written. Made before there is a result, so that none is published without it.
     *
     * @param inputs of the result; the result itself, which may be one of them, depends on the others alone
     */
    public Draft draft(List<ObjectInput> inputs, Optional<Path> result) throws FileProblem {
        RealPaths paths = new RealPaths();
        Optional<Path> itself = result.map(paths::of);
        Set<String> prerequisites = new LinkedHashSet<>();
        for (ObjectInput input : inputs) {
            if (input.file().isPresent() && !input.file().map(paths::of).equals(itself)) {
                prerequisites.add(checked(input.file().get().toString()));
            }
        }
        List<String> targets =
                options.targets().isEmpty() ? List.of(MakeRule.quoted(checked(output))) : options.targets();
        return new Draft(encoded(MakeRule.text(targets, List.copyOf(prerequisites), options.hasPhony())));
    }

    private String checked(String name) throws FileProblem {
        if (!MakeRule.canHold(name)) {
            throw FileProblem.writing(file.name(), "'" + name + "' cannot stand in it: " + MakeRule.CANNOT_HOLD);
        }
        if (FileProblem.isUndecoded(name)) {
            throw FileProblem.writing(file.name(), "'" + name + "' is no text in the encoding of this locale");
        }
        return name;
    }

    /** In the bytes that the files are called by. */
    private byte[] encoded(String rule) throws FileProblem {
        try {
            Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
            ByteBuffer bytes = names.newEncoder().encode(CharBuffer.wrap(rule));
            byte[] encoded = new byte[bytes.remaining()];
            bytes.get(encoded);
            return encoded;
        } catch (CharacterCodingException e) {
            throw FileProblem.writing(file.name(), "a name is no text in the encoding of this locale");
        }
    }

    /** A rule that waits for the result that it is about. */
    public final class Draft {
        private final byte[] rule;

        private Draft(byte[] rule) {
            this.rule = rule;
        }

        /** Writes it, once the result is there. */
        public void write(Publisher publisher, PrintStream out) throws FileProblem {
            if (directory.isPresent()) {
                publisher.publishBelow(directory.get(), place.orElseThrow(), rule);
            } else if (file.isStandardOutput()) {
                StandardOutput.print(out, rule);
            } else {
                publisher.publish(place.orElseThrow(), rule);
            }
        }
    }
}
