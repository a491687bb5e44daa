package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.BROKEN;
import static io.github.retrobpf.cli.Objects.PLAIN;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.filesBelow;
import static io.github.retrobpf.cli.Objects.rewritten;
import static io.github.retrobpf.cli.Objects.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewriteTest {
    @TempDir
    private Path dir;

    @Test
    void rewrites_one_object_to_a_file() {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Path out = dir.resolve("b.o");

        Run run = Run.of("rewrite", in, "-o", out);

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(out).hasBinaryContent(rewritten(TAGGED));
        assertThat(in).hasBinaryContent(TAGGED);
        assertThat(filesBelow(dir)).containsExactly("a.o", "b.o");
    }

    @Test
    void says_what_was_done() {
        Path in = write(dir.resolve("a.o"), TAGGED);

        Run run = Run.of("rewrite", in, "-o", dir.resolve("b.o"));

        assertThat(run.errLines())
                .containsExactly(
                        in + ": rewritten to " + dir.resolve("b.o") + ", " + TAGGED.length + " -> "
                                + rewritten(TAGGED).length + " bytes",
                        "  report (./src/two_types.bpf.c:5), for xdp: arg#0 'ctx': 'void *' -> 'struct xdp_md *'",
                        "  report__ctx_bpf_user_pt_regs_t, clone of report (./src/two_types.bpf.c:5), for kprobe:"
                                + " arg#0 'ctx': 'void *' -> 'bpf_user_pt_regs_t *'");
    }

    @Test
    void says_what_became_static() {
        Path in = write(dir.resolve("a.o"), Fixtures.bytes("type_syscall.clang19.el.o"));

        assertThat(Run.of("rewrite", in, "--in-place").err())
                .contains("for syscall: made static; tag dropped from arg#0 'ctx'");
    }

    @Test
    void says_which_clones_only_call_what_changed() {
        Path in = write(dir.resolve("a.o"), Fixtures.bytes("static_between.clang19.el.o"));

        assertThat(Run.of("rewrite", in, "--in-place").err())
                .contains(
                        "clone of stamp (./src/static_between.bpf.c:11), for kprobe: calls what was changed for them");
    }

    @Test
    void says_which_types_were_right_already() {
        Path in = write(dir.resolve("a.o"), Fixtures.bytes("canonical_xdp.clang19.el.o"));

        assertThat(Run.of("rewrite", in, "--in-place").err())
                .contains("arg#0 'ctx': tag dropped from 'struct xdp_md *'");
    }

    @Test
    void says_which_entry_programs_lost_a_tag() {
        Path in = write(dir.resolve("a.o"), Fixtures.bytes("entry_tag.clang19.el.o"));

        assertThat(Run.of("rewrite", in, "--in-place").err())
                .contains(
                        "  on_packet (./src/entry_tag.bpf.c:6), an entry program: arg#0 'ctx': tag dropped from 'void *'");
    }

    @Test
    void warns_of_what_stays() {
        Path in = write(dir.resolve("a.o"), Fixtures.bytes("mismatched.clang19.el.o"));

        Run run = Run.of("rewrite", in, "-o", dir.resolve("b.o"));

        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("warning: " + in + ": ", "[CTX-TYPE-MISMATCH]");
    }

    @Test
    void notes_are_told_however_many_objects_there_are() {
        Path in = write(dir.resolve("in/a.o"), Fixtures.bytes("text_only.clang19.el.o"));
        Path other = write(dir.resolve("in/b.o"), PLAIN);
        Path out = dir.resolve("out");

        assertThat(Run.of("rewrite", in, "-d", out).err()).contains("note: " + in, "[CTX-NO-ENTRY-PROGRAM]");
        assertThat(Run.of("rewrite", in, other, "-d", out).err()).contains("note: " + in);
        assertThat(Run.of("rewrite", in, other, "-d", out, "-q").err()).isEmpty();
    }

    @Test
    void copies_what_needs_nothing() {
        Path in = write(dir.resolve("a.o"), PLAIN);
        Path out = dir.resolve("b.o");

        Run run = Run.of("rewrite", in, "-o", out);

        assertThat(run.status()).isZero();
        assertThat(out).hasBinaryContent(PLAIN);
        assertThat(run.errLines()).containsExactly(in + ": nothing to do; copied to " + out);
    }

    @Test
    void an_output_is_new_even_if_its_bytes_are_not_so_that_make_is_content() throws IOException {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Path out = write(dir.resolve("b.o"), rewritten(TAGGED));
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(out, old);

        assertThat(Run.of("rewrite", in, "-o", out).status()).isZero();

        assertThat(out).hasBinaryContent(rewritten(TAGGED));
        assertThat(Files.getLastModifiedTime(out)).isGreaterThan(old);
    }

    @Test
    void writes_over_its_own_input() {
        Path in = write(dir.resolve("a.o"), TAGGED);

        assertThat(Run.of("rewrite", in, "-o", in).status()).isZero();

        assertThat(in).hasBinaryContent(rewritten(TAGGED));
        assertThat(filesBelow(dir)).containsExactly("a.o");
    }

    @Test
    void reads_standard_input_and_writes_standard_output() {
        Run run = Run.with(TAGGED, "rewrite", "-", "-o", "-");

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo(rewritten(TAGGED));
        assertThat(run.err()).startsWith("<stdin>: rewritten to standard output, ");
    }

    @Test
    void reads_standard_input_and_writes_a_file() {
        Path out = dir.resolve("b.o");

        assertThat(Run.with(PLAIN, "rewrite", "-", "-o", out).err())
                .startsWith("<stdin>: nothing to do; copied to " + out);
        assertThat(out).hasBinaryContent(PLAIN);
    }

    @Test
    void reads_a_file_and_writes_standard_output() {
        Path in = write(dir.resolve("a.o"), PLAIN);

        Run run = Run.of("rewrite", in, "-o-");

        assertThat(run.out()).isEqualTo(PLAIN);
        assertThat(run.err()).contains("nothing to do; copied to standard output");
    }

    @Test
    void takes_arguments_from_a_file() {
        Path in = write(dir.resolve("with space.o"), TAGGED);
        Path out = dir.resolve("b.o");
        Path file =
                write(dir.resolve("args"), ("# comment\n\"" + in + "\"\n-o " + out + "\n--quiet\n").getBytes(UTF_8));

        Run run = Run.of("rewrite", "@" + file);

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(out).hasBinaryContent(rewritten(TAGGED));
    }

    @Test
    void strips_debug_sections() {
        byte[] object = Fixtures.bytes("with_dwarf.clang19.el.o");
        Path in = write(dir.resolve("a.o"), object);
        Path out = dir.resolve("b.o");

        assertThat(Run.of("rewrite", in, "-o", out, "--strip-debug").status()).isZero();

        assertThat(out.toFile().length()).isLessThan(rewritten(object).length - 2000L);
        assertThat(Run.of("rewrite", out, "-i", "--strip-debug").err()).contains("nothing to do");
    }

    @Test
    void quiet_runs_print_errors_only() {
        Path in = write(dir.resolve("a.o"), TAGGED);
        Path broken = write(dir.resolve("broken.o"), BROKEN);

        assertThat(Run.of("rewrite", in, "-o", dir.resolve("b.o"), "-q").err()).isEmpty();
        assertThat(Run.of("rewrite", in, broken, "-d", dir.resolve("out"), "-q").errLines())
                .singleElement()
                .asString()
                .startsWith("retrobpf: " + broken);
    }

    @Test
    void verbose_runs_list_programs() {
        Path in = write(dir.resolve("a.o"), TAGGED);

        assertThat(Run.of("rewrite", in, "-o", dir.resolve("b.o"), "-v").err())
                .contains("  program on_packet in section 'xdp': type xdp, context 'struct xdp_md *'");
    }

    @Test
    void a_lone_dash_dash_ends_options() {
        Path in = write(dir.resolve("a.o"), PLAIN);

        assertThat(Run.of("rewrite", "-o", dir.resolve("b.o"), "--", in).status())
                .isZero();
    }
}
