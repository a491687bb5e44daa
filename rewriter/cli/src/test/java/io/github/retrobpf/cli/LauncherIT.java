package io.github.retrobpf.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The file that is a program and a jar. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LauncherIT {
    private static final Path PROGRAM = Path.of(System.getProperty("retrobpf.program", "target/retrobpf"));
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    @TempDir
    private Path dir;

    private Path program;
    private Path cache;

    @BeforeEach
    void set_up() throws IOException {
        program = Files.createDirectories(dir.resolve("bin")).resolve("retrobpf");
        Files.copy(PROGRAM, program);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        cache = dir.resolve("cache");
        Objects.write(dir.resolve("a b.o"), Objects.TAGGED);
    }

    @Test
    void makes_its_archive_once_and_uses_it() throws IOException {
        Run first = run("\"$PROGRAM\" rewrite 'a b.o' -o first.o", Map.of());
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.err()).startsWith("a b.o: rewritten to first.o");
        List<Path> archives = cached();
        assertThat(archives).singleElement().asString().endsWith(".jsa");
        FileTime made = Files.getLastModifiedTime(archives.get(0));

        Run second = run("\"$PROGRAM\" rewrite 'a b.o' -o second.o", verbose());

        assertThat(second.status()).isZero();
        assertThat(dir.resolve("second.o")).hasSameBinaryContentAs(dir.resolve("first.o"));
        assertThat(ours(second)).isNotEmpty().allMatch(line -> line.contains("shared objects file (top)"));
        assertThat(cached()).isEqualTo(archives);
        assertThat(Files.getLastModifiedTime(archives.get(0))).isEqualTo(made);
    }

    @Test
    void is_a_jar_too() {
        Run run = run("'" + JAVA_HOME + "/bin/java' -jar \"$PROGRAM\" rewrite 'a b.o' -o - > out.o", Map.of());
        assertThat(run.status()).isZero();
        assertThat(dir.resolve("out.o")).hasBinaryContent(Objects.rewritten(Objects.TAGGED));
        assertThat(cached()).isEmpty();
    }

    @Test
    void passes_on_arguments_input_and_status() {
        assertThat(run("\"$PROGRAM\" rewrite - -o - < 'a b.o' > out.o", uncached())
                        .status())
                .isZero();
        assertThat(dir.resolve("out.o")).hasBinaryContent(Objects.rewritten(Objects.TAGGED));
        Run missing = run("\"$PROGRAM\" check '*' 'no such  file.o'", uncached());
        assertThat(missing.err()).contains("cannot read *:", "cannot read no such  file.o:");
        assertThat(missing.status()).isEqualTo(1);
        assertThat(run("\"$PROGRAM\" rewrite ''", uncached()).status()).isEqualTo(2);
    }

    @Test
    void is_found_on_the_path_by_a_link_and_from_its_directory() {
        assertThat(run("PATH=\"${PROGRAM%/*}:$PATH\" retrobpf --version", uncached())
                        .status())
                .isZero();
        assertThat(run("ln -s \"$PROGRAM\" link && ./link --version", uncached())
                        .status())
                .isZero();
        assertThat(run("cd \"${PROGRAM%/*}\" && sh retrobpf --version", uncached())
                        .status())
                .isZero();
    }

    @Test
    void goes_without_an_archive_where_it_can_have_none() throws IOException {
        Files.write(cache, new byte[0]);
        assertThat(run("\"$PROGRAM\" --version", Map.of()).err()).isEmpty();
        for (String nowhere : List.of("off", "relative/dir", "/proc/nowhere")) {
            Run run = run("\"$PROGRAM\" --version", Map.of("RETROBPF_CACHE", nowhere));
            assertThat(run.status()).as(nowhere).isZero();
            assertThat(run.err()).as(nowhere).isEmpty();
        }
        assertThat(run("unset HOME XDG_CACHE_HOME; \"$PROGRAM\" --version", Map.of("RETROBPF_CACHE", ""))
                        .status())
                .isZero();
        assertThat(dir.resolve("relative")).doesNotExist();
    }

    @Test
    void runs_from_a_place_with_spaces_where_java_takes_no_archive() {
        Run run = run(
                "mkdir 'a place' && cp \"$PROGRAM\" 'a place' && './a place/retrobpf' rewrite 'a b.o' -o 'c d.o'",
                Map.of());
        assertThat(run.err()).startsWith("a b.o: rewritten to c d.o");
        assertThat(run.status()).isZero();
        assertThat(cached()).isEmpty();
    }

    @Test
    void takes_no_harm_from_a_broken_archive() throws IOException {
        assertThat(run("\"$PROGRAM\" --version", Map.of()).status()).isZero();
        Files.write(cached().get(0), "garbage".getBytes(UTF_8));
        Run run = run("\"$PROGRAM\" rewrite 'a b.o' -o out.o", Map.of());
        assertThat(run.err()).startsWith("a b.o: rewritten");
        assertThat(run.text()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @Test
    void makes_the_archive_anew_for_a_new_program_and_removes_the_old_one() throws IOException {
        assertThat(run("\"$PROGRAM\" --version", Map.of()).status()).isZero();
        Path archive = cached().get(0);
        Path old = Files.move(archive, archive.resolveSibling("0123456789abcdef-Debian-17.jsa"));
        assertThat(run("\"$PROGRAM\" --version", Map.of()).status()).isZero();
        assertThat(cached()).containsExactly(archive);
        assertThat(old).doesNotExist();

        Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));
        assertThat(run("\"$PROGRAM\" --version", Map.of()).status()).isZero();
        assertThat(Files.getLastModifiedTime(archive).toInstant()).isAfter(Instant.EPOCH);
    }

    @Test
    void many_first_runs_at_once_make_one_archive() {
        Run run = run(
                "for i in 1 2 3 4 5 6; do \"$PROGRAM\" rewrite 'a b.o' -o $i.o 2>$i.err || echo $i failed & done; wait",
                Map.of());
        assertThat(run.text()).isEmpty();
        for (int i = 1; i <= 6; i++) {
            assertThat(dir.resolve(i + ".err")).content().startsWith("a b.o: rewritten");
        }
        assertThat(cached()).singleElement().asString().endsWith(".jsa");
    }

    @Test
    void a_run_that_was_killed_leaves_no_lock_for_ever() throws IOException {
        assertThat(run("\"$PROGRAM\" --version", Map.of()).status()).isZero();
        Path archive = cached().get(0);
        Files.delete(archive);
        // No process has this number.
        Files.writeString(archive.resolveSibling(archive.getFileName() + ".lock"), "4194305\n");
        assertThat(run("\"$PROGRAM\" --version", Map.of()).status()).isZero();
        assertThat(cached()).containsExactly(archive);
    }

    @Test
    void wants_a_java_that_is_new_enough() throws IOException {
        Path oldHome = javaHome("11.0.2");
        Path old = oldHome.resolve("bin/java");
        Run named = run("\"$PROGRAM\" --version", Map.of("RETROBPF_JAVA", old.toString()));
        assertThat(named.err()).isEqualTo("retrobpf: RETROBPF_JAVA is Java 11; 17 or newer is needed\n");
        assertThat(named.status()).isEqualTo(1);
        Run none = run("\"$PROGRAM\" --version", Map.of("RETROBPF_JAVA", "/no/java"));
        assertThat(none.err()).isEqualTo("retrobpf: RETROBPF_JAVA names no program: /no/java\n");
        assertThat(none.status()).isEqualTo(1);
        // The one of JAVA_HOME is passed over for a newer one.
        assertThat(run("\"$PROGRAM\" --version", Map.of("JAVA_HOME", oldHome.toString()))
                        .status())
                .isZero();
    }

    @Test
    void takes_options_for_java() {
        Run run = run("\"$PROGRAM\" --version", Map.of("RETROBPF_JAVA_OPTIONS", "-Xmx32m -XX:+PrintFlagsFinal"));
        assertThat(run.text())
                .containsPattern("MaxHeapSize += 33554432 ")
                .containsPattern("ArchiveRelocationMode += 0 ");

        Run mistyped = run("\"$PROGRAM\" --version", Map.of("RETROBPF_JAVA_OPTIONS", "-XX:NoSuchOption=1"));
        assertThat(mistyped.status()).isEqualTo(1);
        assertThat(mistyped.err()).contains("Unrecognized VM option 'NoSuchOption=1'");
    }

    /** The home of something that would pass for a Java of that version. */
    private Path javaHome(String version) throws IOException {
        Path home = dir.resolve("jdk-" + version);
        Path java = Objects.write(home.resolve("bin/java"), "#!/bin/sh\necho started; exit 9\n".getBytes(UTF_8));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"Somebody\"\nJAVA_RUNTIME_VERSION=\"" + version + "+1\"\nJAVA_VERSION=\"" + version
                        + "\"\n");
        return home;
    }

    private static Map<String, String> verbose() {
        return Map.of("RETROBPF_JAVA_OPTIONS", "-Xlog:class+load");
    }

    /** Quicker, where the archive is not what a test is about. */
    private static Map<String, String> uncached() {
        return Map.of("RETROBPF_CACHE", "off");
    }

    private static List<String> ours(Run run) {
        return run.text()
                .lines()
                .filter(line -> line.contains(" io.github.retrobpf."))
                .toList();
    }

    /** All files in the cache. */
    private List<Path> cached() {
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(cache)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Run run(String script, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script)
                .directory(dir.toFile())
                .redirectOutput(dir.resolve("stdout").toFile())
                .redirectError(dir.resolve("stderr").toFile());
        builder.environment()
                .putAll(Map.of(
                        "PROGRAM", program.toString(),
                        "RETROBPF_CACHE", cache.toString(),
                        "JAVA_HOME", JAVA_HOME.toString()));
        builder.environment().putAll(environment);
        try {
            int status = builder.start().waitFor();
            return new Run(status, Files.readAllBytes(dir.resolve("stdout")), Files.readString(dir.resolve("stderr")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
