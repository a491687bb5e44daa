package io.github.retrobpf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.testing.Fixtures;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder to link in. */
abstract class LinkRuns {
    @TempDir
    Path dir;

    Path output;

    @BeforeEach
    void place() {
        output = dir.resolve("app.o");
    }

    Path part(String name) {
        return Objects.write(dir.resolve(name + ".o"), Fixtures.bytes("link/" + name + ".clang19.el.o"));
    }

    Run link(Object... args) {
        return Run.of(
                Stream.concat(Stream.of("link", "-o", output), Stream.of(args)).toArray());
    }

    Linked linked(Object... args) {
        Run run = link(args);
        assertThat(run.err()).startsWith(output + ": linked ");
        assertThat(run.status()).isZero();
        return Linked.read(output);
    }
}
