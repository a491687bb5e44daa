package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.BROKEN;
import static io.github.retrobpf.cli.Objects.PLAIN;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.filesBelow;
import static io.github.retrobpf.cli.Objects.rewritten;
import static io.github.retrobpf.cli.Objects.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepfileTest {
    @TempDir
    private Path dir;

    private Path in;
    private Path out;
    private Path depfile;

    @BeforeEach
    void place() {
        in = write(dir.resolve("in.o"), TAGGED);
        out = dir.resolve("out.bpf.o");
        depfile = dir.resolve("out.bpf.d");
    }

    @Test
    void stands_beside_the_result_and_names_its_input() {
        Run run = Run.of("rewrite", in, "-o", out, "-MD");

        assertThat(run.status()).isZero();
        assertThat(out).hasBinaryContent(rewritten(TAGGED));
        assertThat(depfile).hasContent(out + ": \\\n  " + in + "\n");
        assertThat(filesBelow(dir)).containsExactly("in.o", "out.bpf.d", "out.bpf.o");
    }

    @Test
    void only_the_end_of_the_name_gives_way() {
        Path deep = dir.resolve("with.dot");
        assertThat(deep.toFile().mkdir()).isTrue();

        for (String name : new String[] {"plain", ".hidden", "two.bpf.o"}) {
            assertThat(Run.of("rewrite", in, "-o", deep.resolve(name), "-MD").status())
                    .isZero();
        }

        assertThat(filesBelow(deep))
                .containsExactly(".hidden", ".hidden.d", "plain", "plain.d", "two.bpf.d", "two.bpf.o");
    }

    @Test
    void is_written_for_a_copy_as_well() {
        write(in, PLAIN);

        assertThat(Run.of("rewrite", in, "-o", out, "-MD").status()).isZero();

        assertThat(depfile).hasContent(out + ": \\\n  " + in + "\n");
    }

    @Test
    void the_result_is_called_as_the_user_calls_it() {
        String spelled = dir + "//./out.bpf.o";

        assertThat(Run.of("rewrite", in, "-o", spelled, "-MD").status()).isZero();

        assertThat(depfile).content().startsWith(spelled + ": ");
    }

    @Test
    void a_file_that_is_named_needs_no_other_option() {
        Path named = dir.resolve("x.dep");

        assertThat(Run.of("rewrite", in, "-o", out, "-MF", named).status()).isZero();
        assertThat(named).hasContent(out + ": \\\n  " + in + "\n");
        assertThat(depfile).doesNotExist();

        Run run = Run.of("rewrite", in, "-o", out, "-MF", "-");
        assertThat(run.text()).isEqualTo(out + ": \\\n  " + in + "\n");
    }

    @Test
    void targets_stand_as_they_are_unless_they_are_to_be_quoted() {
        Run run = Run.of(
                "rewrite", in, "-o", out, "-MD", "-MQ", "a $b", "-MT", "$(objects)/x.o", "-MT", "y.o z.o", "-MP");

        assertThat(run.status()).isZero();
        assertThat(depfile).hasContent("$(objects)/x.o y.o z.o a\\ $$b: \\\n  " + in + "\n" + in + ":\n");
    }

    @Test
    void standard_input_is_no_file_and_standard_output_has_no_name() {
        assertThat(Run.with(TAGGED, "rewrite", "-", "-o", out, "-MD").status()).isZero();
        assertThat(depfile).hasContent(out + ":\n");

        Run run = Run.of("rewrite", in, "-o", "-", "-MF", depfile, "-MT", "x");
        assertThat(run.out()).isEqualTo(rewritten(TAGGED));
        assertThat(depfile).hasContent("x: \\\n  " + in + "\n");
    }

    @Test
    void a_result_does_not_depend_on_itself() {
        assertThat(Run.of("rewrite", in, "-o", dir.resolve("./in.o"), "-MD").status())
                .isZero();

        assertThat(dir.resolve("in.d")).hasContent(dir + "/./in.o:\n");
    }

    @Test
    void each_result_in_a_directory_has_its_own() {
        Path a = write(dir.resolve("src/a.o"), TAGGED);
        Path b = write(dir.resolve("src/deep/b.o"), PLAIN);
        write(dir.resolve("src/broken.o"), BROKEN);
        Path results = dir.resolve("new/results");

        assertThat(Run.of("rewrite", dir.resolve("src"), in, "-d", results, "-MD")
                        .status())
                .isEqualTo(1);

        assertThat(filesBelow(results)).containsExactly("a.d", "a.o", "deep/b.d", "deep/b.o", "in.d", "in.o");
        assertThat(results.resolve("a.d")).hasContent(results.resolve("a.o") + ": \\\n  " + a + "\n");
        assertThat(results.resolve("deep/b.d")).hasContent(results.resolve("deep/b.o") + ": \\\n  " + b + "\n");
    }

    @Test
    void two_results_need_two_depfiles() {
        Path other = write(dir.resolve("in.bpf"), TAGGED);
        Path results = dir.resolve("results");

        Run run = Run.of("rewrite", in, other, "-d", results, "-MD");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("the depfile of '" + other + "' would be written over '" + results + "/in.d'");
        assertThat(results).doesNotExist();
    }

    @Test
    void no_link_leads_it_out_of_the_directory() throws IOException {
        Path elsewhere = write(dir.resolve("elsewhere"), new byte[] {1});
        Path results = Files.createDirectory(dir.resolve("results"));
        Files.createSymbolicLink(results.resolve("in.d"), elsewhere);

        Run run = Run.of("rewrite", in, "-d", results, "-MD");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errLines())
                .containsExactly("retrobpf: cannot write " + results + "/in.d: a link in it leads out of " + results);
        assertThat(elsewhere).hasBinaryContent(new byte[] {1});
    }

    @Test
    void there_is_none_without_a_result() {
        Path broken = write(dir.resolve("broken.o"), BROKEN);
        Path unmended = write(dir.resolve("unmended.o"), Fixtures.bytes("mismatched.clang19.el.o"));

        assertThat(Run.of("rewrite", broken, "-o", out, "-MD").status()).isEqualTo(1);
        assertThat(Run.of("rewrite", unmended, "--strict", "-o", out, "-MD").status())
                .isEqualTo(1);
        assertThat(Run.of("link", broken, "-o", out, "-MD").status()).isEqualTo(1);
        assertThat(Run.of("link", unmended, "--rewrite", "--strict", "-o", out, "-MD")
                        .status())
                .isEqualTo(1);

        assertThat(filesBelow(dir)).containsExactly("broken.o", "in.o", "unmended.o");
    }

    @Test
    void where_it_cannot_be_written_there_is_no_result() throws IOException {
        Files.createDirectory(depfile);
        for (String command : new String[] {"rewrite", "link"}) {
            Run run = Run.of(command, in, "-o", out, "-MD");
            assertThat(run.errLines()).containsExactly("retrobpf: cannot write " + depfile + ": is a directory");
            assertThat(run.status()).isEqualTo(1);

            assertThat(Run.of(command, in, "-o", out, "-MF", dir.resolve("none/x.d"))
                            .status())
                    .isEqualTo(1);
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void its_failure_is_the_failure_of_the_run() {
        // Checks do not find this one: a device takes everything but bytes.
        Path full = Path.of("/dev/full");
        for (String command : new String[] {"rewrite", "link"}) {
            Run run = Run.of(command, in, "-o", out, "-MF", full);

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).contains("retrobpf: cannot write /dev/full: no space left on device");
        }
    }

    @Test
    void a_name_that_make_cannot_read_is_an_error() {
        for (String name : new String[] {"a\nb.o", "a\rb.o", "a\\"}) {
            Path odd = write(dir.resolve(name), TAGGED);
            for (String command : new String[] {"rewrite", "link"}) {
                Run run = Run.of(command, odd, "-o", out, "-MD");
                assertThat(run.status()).isEqualTo(1);
                assertThat(run.errLines())
                        .singleElement()
                        .asString()
                        .startsWith("retrobpf: cannot write " + depfile + ": '")
                        .endsWith(
                                "cannot stand in it: Make knows no line break in a name, and no backslash at its end");
                assertThat(out).doesNotExist();
                assertThat(Run.of(command, in, "-o", odd, "-MF", depfile).status())
                        .isEqualTo(1);
            }
        }
        assertThat(Run.of("rewrite", in, "-o", out, "-MD", "-MT", "a\nb").status())
                .isEqualTo(2);
    }

    @Test
    void takes_the_place_of_no_other_file() throws IOException {
        Files.createSymbolicLink(dir.resolve("link.o"), in);
        for (String command : new String[] {"rewrite", "link"}) {
            for (Path taken : new Path[] {in, out, dir.resolve("link.o")}) {
                Run run = Run.of(command, in, "-o", out, "-MF", taken);
                assertThat(run.status()).as("%s %s", command, taken).isEqualTo(2);
                assertThat(run.err()).contains("depfile").contains("would be written over");
            }
            Path beside = dir.resolve("x.json");
            Run run = Run.of(
                    command, in, "-o", out, "-MF", beside, command.equals("link") ? "--map" : "--report", beside);
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("would both be written to '" + beside + "'");
        }
        assertThat(Run.of("rewrite", in, "-o", depfile, "-MD").status()).isEqualTo(2);
        assertThat(in).hasBinaryContent(TAGGED);
    }
}
