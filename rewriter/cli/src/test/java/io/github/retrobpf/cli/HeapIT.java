package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.PLAIN;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.filesBelow;
import static io.github.retrobpf.cli.Objects.rewritten;
import static io.github.retrobpf.cli.Objects.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Objects that do not fit into the heap. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HeapIT {
    private static final Map<String, String> SMALL = Map.of("HEAP", "-Xmx64m");

    @TempDir
    private Path dir;

    @Test
    void an_object_that_is_too_large_is_told_and_the_others_are_done() {
        JarShell shell = new JarShell(dir);
        write(dir.resolve("in/a.o"), TAGGED);
        write(dir.resolve("in/large.o"), Arrays.copyOf(PLAIN, 100 << 20));
        write(dir.resolve("in/z.o"), TAGGED);
        for (String jobs : new String[] {"1", "4"}) {
            Run run = shell.run("retrobpf rewrite in -d out" + jobs + " -q -j " + jobs, SMALL);

            assertThat(run.status()).isEqualTo(70);
            assertThat(run.errLines())
                    .singleElement()
                    .asString()
                    .startsWith("retrobpf: in/large.o: internal error: out of memory with a heap of ");
            assertThat(filesBelow(dir.resolve("out" + jobs))).containsExactly("a.o", "z.o");
            assertThat(dir.resolve("out" + jobs + "/z.o")).hasBinaryContent(rewritten(TAGGED));
        }
        for (String command : new String[] {"check -q in", "inspect in", "graph in/large.o"}) {
            Run run = shell.run("retrobpf " + command, SMALL);

            assertThat(run.status()).as(command).isEqualTo(70);
            assertThat(run.errLines())
                    .as(command)
                    .singleElement()
                    .asString()
                    .contains("in/large.o: internal error: out");
        }
    }

    @Test
    void objects_that_fit_only_one_at_a_time_are_done() {
        JarShell shell = new JarShell(dir);
        byte[] large = Arrays.copyOf(PLAIN, 24 << 20);
        for (int i = 0; i < 6; i++) {
            write(dir.resolve("in/" + i + ".o"), large);
        }

        Run run = shell.run("retrobpf rewrite in -d out -q -j 6", Map.of("HEAP", "-Xmx96m"));

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(filesBelow(dir.resolve("out"))).hasSize(6);
        assertThat(dir.resolve("out/5.o")).hasBinaryContent(large);
    }

    @Test
    void a_stream_without_end_is_told() {
        Run run = new JarShell(dir).run("retrobpf rewrite /dev/zero -o out.o", SMALL);

        assertThat(run.status()).isEqualTo(70);
        assertThat(run.errLines()).singleElement().asString().startsWith("retrobpf: /dev/zero: internal error: out of");
        assertThat(dir.resolve("out.o")).doesNotExist();
    }
}
