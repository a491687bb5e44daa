package io.github.retrobpf.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A shell in a directory, where {@code retrobpf} is the jar in a process of its own. */
final class JarShell {
    /** Starts faster so, and makes no files of its own. */
    private static final String JAVA_OPTIONS = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData";

    private static final Path JAR =
            Path.of(System.getProperty("retrobpf.jar", "target/retrobpf.jar")).toAbsolutePath();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Path dir;

    /** Puts {@code bin/retrobpf} there; options for Java come in {@code HEAP}. */
    JarShell(Path dir) {
        this.dir = dir;
        Path command = Objects.write(
                dir.resolve("bin/retrobpf"),
                ("#!/bin/sh\nexec '" + JAVA + "' " + JAVA_OPTIONS + " $HEAP -jar '" + JAR + "' \"$@\"\n")
                        .getBytes(UTF_8));
        try {
            Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A script, to its end. */
    Run run(String script) {
        return run(script, Map.of());
    }

    Run run(String script, Map<String, String> environment) {
        try {
            Process process = start(script, environment);
            process.getOutputStream().close();
            CompletableFuture<byte[]> err = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
            byte[] out = all(process.getInputStream());
            return new Run(process.waitFor(), out, new String(err.join(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A script that goes on. With {@code exec} it is one process, and gets what signals are sent. */
    Process start(String script, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script).directory(dir.toFile());
        builder.environment().merge("PATH", dir.resolve("bin") + ":", (path, bin) -> bin + path);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What to put before a command, so that modes of files mean something: root may do everything, but not without its
     * capabilities.
     */
    String unprivileged() {
        String prefix = isRoot() ? "setpriv --bounding-set=-all --inh-caps=-all " : "";
        Run probe = run("mkdir probe && chmod 555 probe && ! " + prefix + "touch probe/file 2>/dev/null");
        assumeThat(probe.status())
                .as("setpriv (util-linux) takes root's capabilities away")
                .isZero();
        return prefix;
    }

    /** What to put before a command, so that it may mount file systems that end with it. */
    String mounting() {
        String prefix = isRoot() ? "unshare -m " : "unshare -Urm ";
        Run probe = run("mkdir -p mounted && " + prefix + "mount -t tmpfs -o size=64k tmpfs mounted");
        assumeThat(probe.status())
                .as("this machine lets us mount: " + probe.err())
                .isZero();
        return prefix;
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** One line of error, and the status of a problem. */
    static void assertProblem(Run run, String message) {
        assertThat(run.errLines()).containsExactly("retrobpf: " + message);
        assertThat(run.status()).isEqualTo(1);
    }

    private static byte[] all(InputStream in) {
        try (in) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
