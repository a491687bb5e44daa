package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.filesBelow;
import static io.github.retrobpf.cli.Objects.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of files that are bytes, and no text; a Java test cannot make them, a shell can. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class NameIT {
    /** Latin-1, UTF-8, a line feed, an escape sequence, a mark that turns the direction of writing. */
    private static final String MAKE =
            "mkdir -p in; for n in 'gr\\374n' 'gr\\303\\274n' 'a\\nb' 'a\\033[31mb' 'a\\342\\200\\256b'"
                    + "; do cp a.o \"in/$(printf \"$n\").o\"; done;";

    @TempDir
    private Path dir;

    private JarShell shell;

    @BeforeEach
    void input() {
        shell = new JarShell(dir);
        write(dir.resolve("a.o"), TAGGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void files_keep_names_that_are_no_text(String locale) {
        Run run = shell.run(
                MAKE + "retrobpf rewrite in -d out --report report.json && retrobpf rewrite in -q --in-place;"
                        + "(cd in; ls -A | cksum); (cd out; ls -A | cksum); diff -r in out && ls -A in | wc -l",
                Map.of("LC_ALL", locale));

        String[] lines = run.text().lines().map(String::strip).toArray(String[]::new);
        // The name with a line feed takes two.
        assertThat(lines).hasSize(3).endsWith("6");
        assertThat(lines[0]).isEqualTo(lines[1]);
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("5 objects: 5 rewritten").doesNotContainPattern("[\\p{Cntrl}&&[^\n]]|\u202e");
        assertThat(dir.resolve("report.json")).content().doesNotContainPattern("[^ -~\n]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void an_argument_that_is_no_text_is_told(String locale) {
        for (String command : new String[] {"rewrite -o b.o", "check", "inspect", "graph"}) {
            Run run = shell.run(
                    MAKE + "retrobpf " + command + " \"$(printf 'in/gr\\374n.o')\"", Map.of("LC_ALL", locale));

            assertThat(run.errLines())
                    .singleElement()
                    .asString()
                    .startsWith("retrobpf: ")
                    .containsPattern("name the directory that it is in");
            assertThat(run.status()).isIn(1, 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"C, 4, 1", "C.UTF-8, 2, 3"})
    void a_depfile_holds_what_is_text_alone(String locale, int refused, int written) {
        Run run = shell.run(
                MAKE + "retrobpf rewrite in -d out -q -MD; echo $?; ls -A out/*.d | wc -l", Map.of("LC_ALL", locale));

        assertThat(run.errLines())
                .hasSize(refused)
                .allSatisfy(l -> assertThat(l)
                        .startsWith("retrobpf: cannot write out/")
                        .containsPattern("' (is no text in the encoding of this locale|cannot stand in it: .*)$"));
        assertThat(run.text().lines()).containsExactly("1", String.valueOf(written));
        assertThat(filesBelow(dir.resolve("out")))
                .as("a result and its depfile")
                .hasSize(2 * written);
    }

    @Test
    void a_depfile_has_the_bytes_of_a_name() {
        Run run = shell.run(MAKE
                + "LC_ALL=C.UTF-8 retrobpf rewrite in/gr\u00fcn.o -o gr\u00fcn.o -q -MD && make -q -f gr\u00fcn.d");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(dir.resolve("gr\u00fcn.d")).hasContent("gr\u00fcn.o: \\\n  in/gr\u00fcn.o\n");
    }

    @Test
    void a_utf_8_name_is_taken_where_the_locale_is_utf_8() {
        Run run = shell.run(MAKE + "retrobpf rewrite in/gr\u00fcn.o -o gr\u00fcn.o", Map.of("LC_ALL", "C.UTF-8"));

        assertThat(run.err()).startsWith("in/gr\u00fcn.o: rewritten to gr\u00fcn.o");
        assertThat(run.status()).isZero();
    }

    @Test
    void directories_may_be_deeper_than_a_path_is_long() {
        Run run = shell.run("name=" + "d".repeat(200) + "; mkdir in; cp a.o in; top=$PWD; cd in;"
                + "for i in $(seq 30); do mkdir $name; cd -P $name; done; cp $top/a.o deep.o; cd $top;"
                + "retrobpf rewrite in -q -d out; echo $?; ls out; rm -r in");

        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("retrobpf: cannot read in/ddd")
                .endsWith(": file name too long");
        assertThat(run.text().lines()).containsExactly("1", "a.o");
    }
}
