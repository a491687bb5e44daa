package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.PLAIN;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.filesBelow;
import static io.github.retrobpf.cli.Objects.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.testing.Fixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code retrobpf check} and {@code --strict}: what cannot be mended is an error. */
class StrictTest {
    private static final byte[] MISMATCHED = Fixtures.bytes("mismatched.clang19.el.o");

    @TempDir
    Path dir;

    private Path tagged;
    private Path plain;
    private Path mismatched;

    @BeforeEach
    void writeObjects() {
        tagged = write(dir.resolve("in/tagged.o"), TAGGED);
        plain = write(dir.resolve("in/plain.o"), PLAIN);
        mismatched = write(dir.resolve("in/mismatched.o"), MISMATCHED);
    }

    @Test
    void check_tells_what_would_be_done_and_writes_nothing() {
        Run run = Run.of("check", tagged);

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .hasSize(3)
                .first()
                .asString()
                .isEqualTo(tagged + ": can be rewritten, 7376 -> 7360 bytes");
        assertThat(tagged).hasBinaryContent(TAGGED);
        assertThat(filesBelow(dir)).hasSize(3);
    }

    @Test
    void check_is_content_with_what_needs_nothing() {
        Run run = Run.of("check", plain);

        assertThat(run.status()).isZero();
        assertThat(run.errLines()).containsExactly(plain + ": nothing to do");
    }

    @Test
    void check_fails_where_something_cannot_be_mended() {
        Run run = Run.of("check", mismatched);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errLines()).first().asString().isEqualTo(mismatched + ": something in it cannot be mended");
        assertThat(run.errLines())
                .last()
                .asString()
                .startsWith("error: " + mismatched + ": report (./src/mismatched.bpf.c:10): arg#0 'ctx' is 'struct foo")
                .endsWith("[CTX-TYPE-MISMATCH]");
    }

    @Test
    void check_goes_through_directories_and_sums_up() {
        Run run = Run.of("check", dir.resolve("in"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errLines())
                .last()
                .isEqualTo("3 objects: 1 can be rewritten, 1 need nothing, 1 cannot be mended, 0 failed");
    }

    @Test
    void check_reads_standard_input() {
        Run run = Run.with(TAGGED, "check", "-");

        assertThat(run.status()).isZero();
        assertThat(run.err()).startsWith("<stdin>: can be rewritten");
    }

    @Test
    void quiet_check_prints_only_what_is_wrong() {
        assertThat(Run.of("check", "-q", tagged).err()).isEmpty();
        assertThat(Run.of("check", "-q", mismatched).errLines()).hasSize(1);
    }

    @Test
    void strict_writes_no_result_that_is_half_of_one() {
        Path out = dir.resolve("out.o");

        Run run = Run.of("rewrite", "--strict", mismatched, "-o", out);

        assertThat(run.status()).isEqualTo(1);
        assertThat(out).doesNotExist();
        assertThat(run.err()).contains(mismatched + ": not written: something in it cannot be mended");
    }

    @Test
    void strict_does_what_it_can_of_the_others() {
        Run run = Run.of("rewrite", "--strict", dir.resolve("in"), "-d", dir.resolve("out"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(filesBelow(dir.resolve("out"))).containsExactly("plain.o", "tagged.o");
        assertThat(run.errLines())
                .last()
                .isEqualTo("3 objects: 1 rewritten, 1 unchanged, 1 cannot be mended, 0 failed");
    }

    @Test
    void strict_in_place_leaves_the_file() throws Exception {
        Files.setPosixFilePermissions(mismatched, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(Run.of("rewrite", "--strict", "--in-place", mismatched).status())
                .isEqualTo(1);

        assertThat(mismatched).hasBinaryContent(MISMATCHED);
    }

    @Test
    void static_mends_what_no_type_does() {
        assertThat(Run.of("check", "--strategy=static", mismatched).status()).isZero();
    }

    @Test
    void clone_leaves_what_strict_complains_of() {
        Path tracing = write(dir.resolve("tracing.o"), Fixtures.bytes("type_fentry.clang19.el.o"));

        assertThat(Run.of("check", tracing).status()).isZero();
        Run run = Run.of("check", "--strategy=clone", tracing);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("[CTX-KEPT-GLOBAL]");
    }

    @Test
    void a_told_type_takes_the_place_of_a_guess() {
        Path odd = write(dir.resolve("odd.o"), Fixtures.bytes("odd_section.clang19.el.o"));

        assertThat(Run.of("check", odd).err()).contains("made static", "[CTX-UNKNOWN-PROGRAM-TYPE]");
        assertThat(Run.of("check", "--prog-type", "my_classifier=tc", odd).err())
                .contains("'void *' -> 'struct __sk_buff *'")
                .doesNotContain("warning");
    }

    @Test
    void names_that_nothing_bears_are_told() {
        Run run = Run.of("check", "--prog-type=xpd=xdp", "--keep-global=nobody", "--keep-global=report", tagged);

        assertThat(run.status()).isZero();
        assertThat(run.err())
                .contains(
                        "warning: --prog-type xpd=…: no input has a program in a section 'xpd'",
                        "warning: --keep-global nobody: no input has a tagged function 'nobody'")
                .doesNotContain("'report': no");
    }

    @Test
    void tags_can_stay() {
        Path out = dir.resolve("out.o");

        assertThat(Run.of("rewrite", "--keep-tags", tagged, "-o", out).status()).isZero();

        assertThat(Run.of("rewrite", out, "-o", dir.resolve("twice.o")).err())
                .contains("tag dropped from 'struct xdp_md *'");
    }
}
