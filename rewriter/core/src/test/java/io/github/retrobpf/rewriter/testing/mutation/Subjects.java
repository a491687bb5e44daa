package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.plan.Strategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fixtures, rewritten under each strategy. */
final class Subjects {
    private static final Pattern PROGRAM_TYPE = Pattern.compile("--prog-type (\\S+?)=(\\S+)");

    private Subjects() {}

    /** One object of each fixture: compilers and byte orders take turns. */
    static List<Path> inTurn() {
        Map<String, List<Path>> fixtures = new TreeMap<>();
        for (Path object : Fixtures.objects()) {
            String name = object.getFileName().toString();
            fixtures.computeIfAbsent(name.substring(0, name.indexOf('.')), f -> new ArrayList<>())
                    .add(object);
        }
        List<Path> chosen = new ArrayList<>();
        fixtures.values().forEach(objects -> chosen.add(objects.get(chosen.size() % objects.size())));
        return chosen;
    }

    /** What rewriting makes of an object, where it makes anything of it: once for each strategy, and once without DWARF. */
    static List<Subject> of(Path object) {
        String name = object.getFileName().toString();
        RewriteOptions options = options(name.substring(0, name.indexOf('.')));
        List<Subject> subjects = new ArrayList<>();
        for (Strategy strategy : Strategy.values()) {
            // Strategies often come to the same.
            subject(name, options.withStrategy(strategy))
                    .filter(s -> subjects.stream().noneMatch(known -> Arrays.equals(known.output(), s.output())))
                    .ifPresent(subjects::add);
        }
        if (name.startsWith("with_dwarf")) {
            subject(name, options.withStripDebug(true)).ifPresent(subjects::add);
        }
        return subjects;
    }

    static Optional<Subject> subject(String object, RewriteOptions options) {
        try {
            return Subject.of(object + " " + options.plan().strategy(), Fixtures.bytes(object), options);
        } catch (MalformedInputException e) {
            throw new AssertionError(object, e);
        }
    }

    /** Those that the table of fixtures has for it. */
    private static RewriteOptions options(String fixture) {
        RewriteOptions options = RewriteOptions.DEFAULT;
        try {
            for (String line : Files.readAllLines(Fixtures.testdata().resolve("fixtures.tsv"))) {
                Matcher type = PROGRAM_TYPE.matcher(line);
                if (line.startsWith(fixture + "\t") && type.find()) {
                    options = options.withProgramType(type.group(1), type.group(2));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return options;
    }
}
