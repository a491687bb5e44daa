package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.BROKEN;
import static io.github.retrobpf.cli.Objects.PLAIN;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.filesBelow;
import static io.github.retrobpf.cli.Objects.rewritten;
import static io.github.retrobpf.cli.Objects.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.retrobpf.elf.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManyObjectsTest {
    @TempDir
    private Path dir;

    @Test
    void keeps_file_names_and_creates_the_directory() {
        Path a = write(dir.resolve("x/a.o"), TAGGED);
        Path b = write(dir.resolve("y/b.o"), PLAIN);
        Path out = dir.resolve("new/out");

        Run run = Run.of("rewrite", a, b, "-d", out);

        assertThat(run.status()).isZero();
        assertThat(filesBelow(out)).containsExactly("a.o", "b.o");
        assertThat(out.resolve("a.o")).hasBinaryContent(rewritten(TAGGED));
        assertThat(out.resolve("b.o")).hasBinaryContent(PLAIN);
        assertThat(run.errLines()).last().isEqualTo("2 objects: 1 rewritten, 1 unchanged, 0 failed");
        assertThat(run.err()).doesNotContain("nothing to do");
    }

    @Test
    void tells_unchanged_objects_when_verbose() {
        Path a = write(dir.resolve("a.o"), TAGGED);
        Path b = write(dir.resolve("b.o"), PLAIN);

        assertThat(Run.of("rewrite", a, b, "--in-place", "-v").err()).contains(b + ": nothing to do");
    }

    @Test
    void refuses_two_inputs_of_one_name_before_it_writes() {
        Path first = write(dir.resolve("x/a.o"), TAGGED);
        Path second = write(dir.resolve("y/a.o"), PLAIN);
        Path other = write(dir.resolve("z/b.o"), PLAIN);
        Path out = dir.resolve("out");

        Run run = Run.of("rewrite", other, first, second, "-d", out);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("'" + first + "' and '" + second + "' would both be written to '" + out.resolve("a.o") + "'");
        assertThat(out).doesNotExist();
    }

    @Test
    void refuses_to_write_over_another_input() {
        Path first = write(dir.resolve("x/y/a.o"), TAGGED);
        write(dir.resolve("y/a.o"), PLAIN);

        Run run = Run.of("rewrite", dir.resolve("x"), dir.resolve("y"), "-d", dir);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("is an input, but '" + first + "' would be written to it");
        assertThat(dir.resolve("y/a.o")).hasBinaryContent(PLAIN);
    }

    @Test
    void walks_directories_and_keeps_their_structure() {
        write(dir.resolve("in/a.o"), TAGGED);
        write(dir.resolve("in/sub/deep/b.o"), PLAIN);
        write(dir.resolve("in/sub/readme.txt"), BROKEN);
        Path out = dir.resolve("out");

        Run run = Run.of("rewrite", dir.resolve("in"), "-d", out);

        assertThat(run.status()).isZero();
        assertThat(filesBelow(out)).containsExactly("a.o", "sub/deep/b.o");
    }

    @Test
    void does_not_take_its_own_output_for_input() {
        write(dir.resolve("a.o"), TAGGED);
        Path out = dir.resolve("out");

        Run.of("rewrite", dir, "-d", out);
        Run second = Run.of("rewrite", dir, "-d", out);

        assertThat(second.status()).isZero();
        assertThat(filesBelow(dir)).containsExactly("a.o", "out/a.o");
    }

    @Test
    void rewrites_a_directory_in_place() {
        write(dir.resolve("a.o"), TAGGED);
        write(dir.resolve("sub/b.o"), PLAIN);

        assertThat(Run.of("rewrite", dir, "-i").err()).contains("2 objects: 1 rewritten, 1 unchanged, 0 failed");
        assertThat(dir.resolve("a.o")).hasBinaryContent(rewritten(TAGGED));
    }

    @Test
    void walks_through_a_link_to_a_directory() throws IOException {
        write(dir.resolve("in/a.o"), TAGGED);
        Path link = Files.createSymbolicLink(dir.resolve("link"), dir.resolve("in"));

        assertThat(Run.of("rewrite", link, "-d", dir.resolve("out")).err())
                .startsWith(link.resolve("a.o").toString());
    }

    @Test
    void tells_a_directory_without_objects() {
        Run run = Run.of("rewrite", dir, "-d", dir.resolve("out"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errLines()).containsExactly("retrobpf: cannot read " + dir + ": no *.o file below it");
    }

    @Test
    void takes_a_file_once_that_is_named_twice_in_place() throws IOException {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Path link = Files.createSymbolicLink(dir.resolve("b.o"), in);

        assertThat(Run.of("rewrite", in, link, in, "--in-place").errLines().get(0))
                .startsWith(in + ": rewritten in place");
        assertThat(in).hasBinaryContent(rewritten(TAGGED));
    }

    @Test
    void writes_the_good_ones_and_lists_the_bad_ones() {
        Path good = write(dir.resolve("a.o"), TAGGED);
        Path broken = write(dir.resolve("b.o"), BROKEN);
        Path missing = dir.resolve("c.o");
        Path last = write(dir.resolve("d.o"), PLAIN);
        Path out = dir.resolve("out");

        Run run = Run.of("rewrite", good, broken, missing, last, "-d", out, "-q");

        assertThat(run.status()).isEqualTo(1);
        assertThat(filesBelow(out)).containsExactly("a.o", "d.o");
        assertThat(run.errLines()).hasSize(2);
        assertThat(run.errLines().get(0)).startsWith("retrobpf: " + broken + "+0x");
        assertThat(run.errLines().get(1)).isEqualTo("retrobpf: cannot read " + missing + ": no such file or directory");
        assertThat(Run.of("rewrite", good, broken, missing, last, "-d", out).errLines())
                .last()
                .isEqualTo("4 objects: 1 rewritten, 1 unchanged, 2 failed");
    }

    @Test
    void gives_the_same_bytes_and_words_however_many_run_at_a_time() {
        List<Object> args = new ArrayList<>(List.of("rewrite"));
        args.addAll(Fixtures.objects());
        List<String> words = new ArrayList<>();
        for (int jobs : new int[] {1, 4}) {
            Path out = dir.resolve("out" + jobs);
            List<Object> line = new ArrayList<>(args);
            line.addAll(List.of("-d", out, "-j", jobs, "-v"));
            words.add(Run.of(line.toArray()).err().replace(out.toString(), "out"));
        }

        assertThat(words.get(1)).isEqualTo(words.get(0));
        assertThat(filesBelow(dir.resolve("out4"))).isEqualTo(filesBelow(dir.resolve("out1")));
        for (String file : filesBelow(dir.resolve("out1"))) {
            assertThat(dir.resolve("out4").resolve(file))
                    .hasBinaryContent(Fixtures.read(dir.resolve("out1").resolve(file)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void thousands_lose_none_to_the_bad_ones_among_them(int jobs) {
        int count = 2400;
        List<Object> named = new ArrayList<>(List.of("rewrite"));
        List<String> good = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = String.format("%d/%04d.o", i % 7, i);
            Path file = dir.resolve("in/" + name);
            named.add(file);
            switch (i % 12) {
                case 3 -> {
                    write(file, BROKEN);
                    bad.add("retrobpf: " + file + "+0x");
                }
                case 6 -> bad.add("retrobpf: cannot read " + file + ": no such file or directory");
                default -> {
                    write(file, i % 2 == 0 ? PLAIN : TAGGED);
                    good.add(name);
                }
            }
        }
        named.addAll(List.of("-d", dir.resolve("flat"), "-j", jobs));

        Run flat = Run.of(named.toArray());
        Run tree = Run.of("rewrite", dir.resolve("in"), "-d", dir.resolve("tree"), "-j", jobs);

        assertThat(flat.status()).isEqualTo(1);
        assertThat(errors(flat)).hasSameSizeAs(bad);
        for (int i = 0; i < bad.size(); i++) {
            assertThat(errors(flat).get(i)).startsWith(bad.get(i));
        }
        assertThat(flat.errLines())
                .last()
                .asString()
                .startsWith("2400 objects: ")
                .endsWith(", 400 failed");
        assertThat(filesBelow(dir.resolve("flat"))).hasSameSizeAs(good);
        assertThat(tree.status()).isEqualTo(1);
        assertThat(errors(tree)).hasSize(200).allMatch(l -> l.contains(".o+0x"));
        assertThat(filesBelow(dir.resolve("tree"))).containsExactlyInAnyOrderElementsOf(good);
        byte[] rewritten = rewritten(TAGGED);
        for (String name : good) {
            boolean isPlain = Integer.parseInt(name.substring(2, 6)) % 2 == 0;
            assertThat(dir.resolve("tree").resolve(name)).hasBinaryContent(isPlain ? PLAIN : rewritten);
        }
    }

    private static List<String> errors(Run run) {
        return run.errLines().stream().filter(l -> l.startsWith("retrobpf: ")).toList();
    }

    @Test
    void many_results_in_one_directory_take_time_in_proportion() {
        int count = 5000;
        for (int i = 0; i < count; i++) {
            write(dir.resolve("in/" + i + ".o"), PLAIN);
        }

        Run run = assertTimeout(
                Duration.ofSeconds(60), () -> Run.of("rewrite", dir.resolve("in"), "-d", dir.resolve("out"), "-q"));

        assertThat(run.status()).isZero();
        assertThat(filesBelow(dir.resolve("out"))).hasSize(count);
    }

    @Test
    void what_is_no_file_below_a_directory_is_told_and_not_waited_for() throws Exception {
        write(dir.resolve("in/a.o"), TAGGED);
        Path pipe = dir.resolve("in/b.o");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path dead = Files.createSymbolicLink(dir.resolve("in/c.o"), Path.of("none"));

        Run run = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Run.of("rewrite", dir.resolve("in"), "-d", dir.resolve("out"), "-q"));

        assertThat(run.errLines())
                .containsExactly(
                        "retrobpf: cannot read " + pipe + ": is no regular file",
                        "retrobpf: cannot read " + dead + ": no such file or directory");
        assertThat(run.status()).isEqualTo(1);
        assertThat(filesBelow(dir.resolve("out"))).containsExactly("a.o");
    }

    @Test
    void links_in_a_circle_and_deep_directories_come_to_an_end() throws IOException {
        Path deep = dir.resolve("in/" + "d/".repeat(300));
        write(deep.resolve("a.o"), TAGGED);
        Files.createSymbolicLink(dir.resolve("in/d/up"), dir.resolve("in"));
        Files.createSymbolicLink(deep.resolve("self"), Path.of("."));

        Run run = Run.of("rewrite", dir.resolve("in"), "-d", dir.resolve("out"), "-q");

        assertThat(run.errLines()).isEmpty();
        assertThat(filesBelow(dir.resolve("out"))).containsExactly("d/".repeat(300) + "a.o");
    }

    @Test
    void shows_a_bar_on_a_terminal_and_clears_it_before_it_speaks() {
        Path a = write(dir.resolve("a.o"), TAGGED);
        Path b = write(dir.resolve("b.o"), PLAIN);
        Path out = dir.resolve("out");

        String err = Run.onTerminal(Map.of("NO_COLOR", "1"), "rewrite", a, b, "-d", out)
                .err();

        assertThat(err).contains("\rretrobpf").endsWith("2 objects: 1 rewritten, 1 unchanged, 0 failed\n");
        assertThat(err.substring(err.lastIndexOf('\r') + 1)).startsWith(a + ": rewritten");
        assertThat(Run.onTerminal(Map.of(), "rewrite", a, "-d", out).err()).doesNotContain("\r");
        assertThat(Run.onTerminal(Map.of(), "rewrite", a, b, "-d", out, "-q").err())
                .isEmpty();
        assertThat(Run.onTerminal(Map.of(), "rewrite", a, b, "-d", out, "--progress=never")
                        .err())
                .doesNotContain("\r");
        assertThat(Run.of("rewrite", a, b, "-d", out).err()).doesNotContain("\r");
        assertThat(Run.of("rewrite", a, b, "-d", out, "--progress=always").err())
                .contains("\r");
    }
}
