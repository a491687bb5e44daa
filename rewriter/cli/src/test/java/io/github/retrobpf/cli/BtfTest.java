package io.github.retrobpf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code retrobpf btf}. */
class BtfTest {
    @TempDir
    private Path dir;

    private Path tagged() {
        return Objects.write(dir.resolve("tagged.o"), Objects.TAGGED);
    }

    private static byte[] types(byte[] object) throws MalformedInputException {
        return ElfReader.read(object, "a.o")
                .section(".BTF")
                .orElseThrow()
                .data()
                .bytes()
                .toByteArray();
    }

    @Test
    void lists_the_records_of_an_object_and_of_its_types_alone() throws MalformedInputException {
        Run run = Run.of("btf", "dump", tagged());

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.text()).startsWith("[1] ").contains("FUNC 'report' type_id=");
        assertThat(Run.with(types(Objects.TAGGED), "btf", "dump", "-").text()).isEqualTo(run.text());
        assertThat(Run.of("btf", "dump", tagged(), "--format", "raw").text()).isEqualTo(run.text());
    }

    @Test
    void both_byte_orders_are_read_alone() throws MalformedInputException {
        byte[] big = types(Fixtures.bytes("two_types.clang19.eb.o"));

        assertThat(Run.with(big, "btf", "dump", "-").text())
                .isEqualTo(Run.with(types(Objects.TAGGED), "btf", "dump", "-").text());
    }

    @Test
    void declares_types_in_c() {
        Run run = Run.of("btf", "dump", tagged(), "-f", "c");

        assertThat(run.status()).isZero();
        assertThat(run.text()).startsWith("#ifndef __VMLINUX_H__\n").contains("struct xdp_md {\n\t__u32 data;\n");
    }

    @Test
    void tells_types_to_programs() {
        Run run = Run.of("btf", "dump", tagged(), "--format", "json");

        assertThat(run.status()).isZero();
        assertThat(run.text()).contains("\"schema\": \"retrobpf-types/1\"", "\"name\": \"report\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw", "c", "json"})
    void says_where_a_file_is_broken(String format) {
        byte[] broken = Objects.TAGGED.clone();
        Arrays.fill(broken, broken.length / 2, broken.length, (byte) 0xff);
        Path file = Objects.write(dir.resolve("broken.o"), broken);

        Run run = Run.of("btf", "dump", file, "-f", format);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err()).startsWith("retrobpf: " + file);
    }

    @Test
    void says_that_nobody_reads() {
        Run run = Run.toClosedPipe("btf", "dump", tagged());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("standard output: closed, or no space left");
    }

    @Test
    void what_is_no_file_of_types_is_refused() {
        Path text = Objects.write(dir.resolve("text"), "hello".getBytes(StandardCharsets.UTF_8));

        assertThat(Run.of("btf", "dump", text).errLines())
                .containsExactly("retrobpf: " + text + "+0x0: is neither an ELF file nor BTF");
        assertThat(Run.of("btf", "diff", text, text).status()).isEqualTo(1);
        assertThat(Run.of("btf", "dedup", text, "-o", dir.resolve("out")).status())
                .isEqualTo(1);
        assertThat(dir.resolve("out")).doesNotExist();
    }

    @Test
    void tells_what_rewriting_did_to_the_types() {
        Path before = tagged();
        Path after = Objects.write(dir.resolve("after.o"), Objects.rewritten(Objects.TAGGED));

        Run run = Run.of("btf", "diff", before, after);

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.text().lines())
                .startsWith("--- " + before, "+++ " + after)
                .containsSubsequence(
                        "@@ changed: function report @@",
                        "-int report(void *ctx /* tag 'arg:ctx' */, __u64 value);",
                        "+int report(struct xdp_md *ctx, __u64 value);",
                        "@@ added: function report__ctx_bpf_user_pt_regs_t @@",
                        "+int report__ctx_bpf_user_pt_regs_t(bpf_user_pt_regs_t *ctx, __u64 value);");
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err()).contains("other types than " + before + ": ", " added, 0 removed, 1 changed, ");
        assertThat(Run.of("btf", "diff", "-q", before, after).err()).isEmpty();
    }

    @Test
    void the_same_types_are_the_same_whatever_the_byte_order() {
        Path big = Objects.write(dir.resolve("big.o"), Fixtures.bytes("two_types.clang19.eb.o"));

        Run run = Run.of("btf", "diff", tagged(), big);

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(big + ": the same types as ");
    }

    @Test
    void writes_each_type_once() throws IOException {
        Path in = tagged();
        Path out = dir.resolve("out.o");

        Run run = Run.of("btf", "dedup", in, "-o", out);

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err()).startsWith(in + ": written to " + out + ", ").contains(" types, ", " bytes of BTF");
        assertThat(Run.of("btf", "diff", in, out).status()).isZero();
        assertThat(Run.of("btf", "dedup", in, "-o", "-").out()).isEqualTo(Files.readAllBytes(out));
        assertThat(Run.of("btf", "dedup", in, "-o", in).status()).isZero();
        assertThat(in).hasBinaryContent(Files.readAllBytes(out));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "btf|a command is needed: 'btf dump', 'btf diff' or 'btf dedup'; see 'retrobpf btf --help'",
                "btf fold|unknown command 'fold'; see 'retrobpf btf --help'",
                "btf dump|no input: name at least one object, directory or '-'; see 'retrobpf btf dump --help'",
                "btf dump a b|one file is dumped, not 2; see 'retrobpf btf dump --help'",
                "btf dump a -f xml|--format takes raw, c or json, not 'xml'; see 'retrobpf btf dump --help'",
                "btf dump a --fold|unknown option '--fold'; see 'retrobpf btf dump --help'",
                "btf diff a|two files are compared, A and B, not 1; see 'retrobpf btf diff --help'",
                "btf diff - -|only one of the two can be standard input; see 'retrobpf btf diff --help'",
                "btf dedup a|-o is needed: name the file to write; see 'retrobpf btf dedup --help'",
                "btf dedup a b -o c|one file is written anew, not 2; see 'retrobpf btf dedup --help'",
                "btf dump .|'.' is a directory; name one object; see 'retrobpf btf dump --help'",
                "help btf fold|'fold' is no command; see 'retrobpf --help'",
                "help rewrite check|'check' is no command; see 'retrobpf --help'",
            })
    void tells_a_wrong_command_line_in_one_line(String line, String expected) {
        Run run = Run.of((Object[]) line.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).isEqualTo(List.of("retrobpf: " + expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "btf --help|Usage: retrobpf btf COMMAND ...",
                "help btf|Usage: retrobpf btf COMMAND ...",
                "btf dump --help|Usage: retrobpf btf dump [OPTION]... IN",
                "help btf dump|Usage: retrobpf btf dump [OPTION]... IN",
                "help btf diff|Usage: retrobpf btf diff [OPTION]... A B",
                "btf dedup -h|Usage: retrobpf btf dedup [OPTION]... IN -o FILE",
            })
    void explains_itself(String line, String expected) {
        Run run = Run.of((Object[]) line.split(" "));

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.text()).contains(expected, "Example");
        assertThat(run.text().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(80));
    }
}
