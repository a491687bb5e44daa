package io.github.retrobpf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.cli.rewrite.Rewriter;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.validate.MismatchException;
import io.github.retrobpf.rewriter.validate.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateTest {
    @TempDir
    Path dir;

    private Path original;
    private Path rewritten;

    @BeforeEach
    void rewrite() {
        original = Objects.write(dir.resolve("a.o"), Objects.TAGGED);
        rewritten = dir.resolve("b.o");
        assertThat(Run.of("rewrite", original, "-o", rewritten).status()).isZero();
    }

    @Test
    void tells_what_was_compared() {
        Run run = Run.of("validate", original, rewritten);

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .containsExactly(
                        rewritten + ": a translation of " + original,
                        "  2 programs, 4 functions, 28 instructions compared",
                        "  different: 1 clone, 2 arguments with another type, 2 tags dropped");
    }

    @Test
    void an_object_is_a_translation_of_itself() {
        Run run = Run.of("validate", original, original);

        assertThat(run.status()).isZero();
        assertThat(run.errLines()).last().isEqualTo("  different: nothing in programs");
    }

    @Test
    void shows_both_sides_of_a_difference() throws IOException {
        byte[] broken = Files.readAllBytes(rewritten);
        Path other = Objects.write(dir.resolve("c.o"), changed(broken));

        Run run = Run.of("validate", original, other);

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.errLines().get(0))
                .startsWith("error: " + other + ": instruction ")
                .contains(
                        " of 'report'",
                        " in program 'on_",
                        ": the original has code 0x",
                        ", the rewritten object has code 0x");
        assertThat(run.errLines()).last().isEqualTo(other + ": no translation of " + original + ", 1 mismatch");
        assertThat(Run.of("validate", "-q", original, other).errLines()).hasSize(1);
    }

    /** The output with another constant in the first function of .text. */
    private static byte[] changed(byte[] object) {
        try {
            ElfFile elf = ElfReader.read(object, "c.o");
            Section text = elf.section(".text").orElseThrow();
            byte[] changed = object.clone();
            changed[(int) text.header().offset() + 4] ^= 1;
            return changed;
        } catch (MalformedInputException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refuses_what_is_no_object_and_no_file() {
        Path broken = Objects.write(dir.resolve("c.o"), Objects.BROKEN);

        Run run = Run.of("validate", original, broken);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errLines()).singleElement().asString().startsWith("retrobpf: " + broken + "+0x");

        Run missing = Run.of("validate", dir.resolve("none.o"), rewritten);
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.errLines())
                .containsExactly("retrobpf: cannot read " + dir.resolve("none.o") + ": no such file or directory");
    }

    @Test
    void takes_two_objects() {
        assertUsage("two objects are compared, ORIGINAL and REWRITTEN, not 1", original);
        assertUsage("two objects are compared, ORIGINAL and REWRITTEN, not 3", original, original, original);
        assertUsage("only one of the two can be standard input", "-", "-");
        assertUsage("'" + dir + "' is a directory; name one object", original, dir);
    }

    private static void assertUsage(String sentence, Object... inputs) {
        List<Object> args = new ArrayList<>(List.of("validate"));
        args.addAll(List.of(inputs));
        Run run = Run.of(args.toArray());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errLines()).containsExactly("retrobpf: " + sentence + "; see 'retrobpf validate --help'");
    }

    @Test
    void reads_standard_input() throws IOException {
        Run run = Run.with(Files.readAllBytes(rewritten), "validate", original, "-");

        assertThat(run.status()).isZero();
        assertThat(run.errLines()).first().isEqualTo("<stdin>: a translation of " + original);
    }

    @Test
    void a_result_that_is_no_translation_is_not_written() {
        Path out = dir.resolve("out.o");
        Rewriter wrong = request -> {
            throw new MismatchException(Validation.unreadable("a.o+0x0: nonsense"));
        };

        Run run = Run.with(wrong, "rewrite", original, "-o", out);

        assertThat(run.status()).isEqualTo(3);
        assertThat(out).doesNotExist();
        assertThat(run.errLines())
                .containsExactly("retrobpf: " + original
                        + ": not written: the result is no translation of the input, a bug in retrobpf; please report it:"
                        + " the whole: the original has a sound object, the rewritten object has what cannot be read:"
                        + " a.o+0x0: nonsense");
        assertThat(Run.with(wrong, "check", original).status()).isEqualTo(3);
    }

    @Test
    void one_that_is_no_translation_does_not_stop_the_others() {
        Path out = dir.resolve("out");
        Path other = Objects.write(dir.resolve("other.o"), Objects.TAGGED);
        Rewriter wrong = request -> {
            if (request.name().endsWith("a.o")) {
                throw new MismatchException(Validation.unreadable("nonsense"));
            }
            return Retrobpf.rewrite(request);
        };

        Run run = Run.with(
                wrong, "rewrite", original, other, Objects.write(dir.resolve("x.o"), Objects.BROKEN), "-d", out);

        assertThat(run.status()).isEqualTo(3);
        assertThat(Objects.filesBelow(out)).containsExactly("other.o");
        assertThat(run.errLines()).last().isEqualTo("3 objects: 1 rewritten, 0 unchanged, 2 failed");
    }

    @Test
    void can_be_left_out() {
        List<Boolean> validated = new ArrayList<>();
        Rewriter looking = request -> {
            validated.add(request.options().validate());
            return Retrobpf.rewrite(request);
        };

        assertThat(Run.with(looking, "rewrite", original, "-o", "-").status()).isZero();
        assertThat(Run.with(looking, "rewrite", original, "-o", "-", "--no-validate")
                        .status())
                .isZero();
        assertThat(validated).containsExactly(true, false);
    }
}
