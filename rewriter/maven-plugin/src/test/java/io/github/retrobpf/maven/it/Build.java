package io.github.retrobpf.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An integration project: its objects before Maven runs, its files and its log afterwards. */
public final class Build {
    private static final Pattern END = Pattern.compile("Finished at: +(\\S+)");

    private final Path directory;

    /** The project of a script. */
    public Build(File directory) {
        this.directory = directory.toPath();
    }

    /** Puts a fixture into the project. */
    public void put(Object testdata, String fixture, String place) throws IOException {
        Path object = Path.of(testdata.toString(), "objects", fixture + ".clang19.el.o");
        Path target = directory.resolve(place);
        Files.createDirectories(target.getParent());
        Files.copy(object, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A file of the project, which is there. */
    public Path file(String name) {
        assertThat(directory.resolve(name)).exists();
        return directory.resolve(name);
    }

    /** No such file is in the project. */
    public void lacks(String name) {
        assertThat(directory.resolve(name)).doesNotExist();
    }

    /** A file is another one than the fixture that it was made of. */
    public void differs(String one, String other) throws IOException {
        assertThat(Files.mismatch(file(one), file(other)))
                .as("%s and %s", one, other)
                .isNotEqualTo(-1);
    }

    /** A file is the fixture that it was made of. */
    public void same(String one, String other) throws IOException {
        assertThat(Files.mismatch(file(one), file(other)))
                .as("%s and %s", one, other)
                .isEqualTo(-1);
    }

    /** The log has a line that holds all words, in this order. */
    public void logs(String... words) throws IOException {
        Pattern pattern =
                Pattern.compile(Arrays.stream(words).map(Pattern::quote).collect(Collectors.joining(".*")));
        assertThat(lines()).anyMatch(line -> pattern.matcher(line).find(), pattern.pattern());
    }

    /** So many lines of the log hold a word. */
    public void logs(int times, String word) throws IOException {
        assertThat(lines().stream().filter(line -> line.contains(word))).hasSize(times);
    }

    /** No line of the log holds a word. */
    public void hides(String word) throws IOException {
        assertThat(lines()).noneMatch(line -> line.contains(word));
    }

    /** A file was not written after the first of several runs had ended. */
    public void isOfTheFirstRun(String name) throws IOException {
        Matcher end = END.matcher(String.join("\n", lines()));
        assertThat(end.find()).isTrue();
        Instant first = OffsetDateTime.parse(end.group(1), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                .toInstant();
        FileTime written = Files.getLastModifiedTime(file(name));
        // Maven tells whole seconds, and the next run needs more than one to begin.
        assertThat(written.toInstant()).isBefore(first.plusSeconds(1));
    }

    /** What a static method without arguments gives, of a class in a jar of the project. */
    public Object call(String jar, String className, String method) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {file(jar).toUri().toURL()})) {
            return loader.loadClass(className).getMethod(method).invoke(null);
        }
    }

    private List<String> lines() throws IOException {
        return Files.readString(file("build.log")).lines().toList();
    }
}
