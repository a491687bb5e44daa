package io.github.retrobpf.cli.manual;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.retrobpf.cli.Cli;
import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.OptionSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Man pages, completion, and the page of all options. */
class ManualTest {
    private static final CommandSyntax RETROBPF = Cli.syntax();
    private static final Path DOCS =
            Path.of(System.getProperty("retrobpf.testdata", "../../testdata")).resolveSibling("docs");

    @TempDir
    private Path dir;

    @BeforeEach
    void write() throws IOException {
        Manual.write(dir, RETROBPF, "1.2.3");
        Files.write(dir.resolve("object file.o"), new byte[0]);
        Files.createDirectory(dir.resolve("objects"));
    }

    static Stream<CommandSyntax> commands() {
        return Manual.all(RETROBPF).stream();
    }

    @Test
    void the_page_of_options_is_up_to_date() throws IOException {
        Path page = DOCS.resolve("options.md");
        String expected = OptionsPage.of(RETROBPF);
        if (Objects.equals(System.getProperty("retrobpf.golden"), "update")) {
            Files.writeString(page, expected);
        }
        assertThat(page).content().isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_has_a_man_page_with_all_its_options(CommandSyntax command) throws IOException {
        String page = Files.readString(dir.resolve("man1/" + ManPage.name(command) + ".1"));

        assertThat(page)
                .startsWith(".TH \""
                        + ManPage.name(command).toUpperCase(Locale.ROOT).replace("-", "\\-"));
        assertThat(page).contains(".SH \"NAME\"\n", ".SH \"SYNOPSIS\"\n", ".SH \"SEE ALSO\"\n");
        for (OptionSyntax option : command.options()) {
            for (String name : option.names()) {
                assertThat(page.contains(name.replace("-", "\\-"))).as(name).isEqualTo(!option.isHidden());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void groff_has_nothing_to_say_against_a_page(CommandSyntax command) throws Exception {
        assumeThat(has("groff")).isTrue();
        String page = "man1/" + ManPage.name(command) + ".1";
        String said = run("groff -man -Tutf8 -P-cbu -ww -rLL=78n " + page + " 2>&1 >formatted");
        assertThat(said).isEmpty();
        String formatted = Files.readString(dir.resolve("formatted")).replaceAll("\u001b\\[[0-9;]*m", "");
        assertThat(formatted).contains("SYNOPSIS");
        // A long word in an example may stand out, nothing else.
        assertThat(formatted.lines().filter(line -> line.length() > 100)).isEmpty();
    }

    /** Words typed so far, the last of them begun; and what completes it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rew|rewrite",
                "b|btf",
                "btf du|dump",
                "btf dump --for|--format",
                "'btf dump --format '|c json raw",
                "rewrite --strat|--strategy",
                "rewrite --strategy s|static",
                "rewrite --strategy=st|static",
                "rewrite --strategy=|auto clone static",
                "rewrite -d ob|objects",
                "rewrite ob|object file.o objects",
                "rewrite -o obj|object file.o objects",
                "rewrite x.o -o y.o --col|--color",
                "help li|link",
                "--ver|--version"
            })
    void bash_completes(String typed, String completed) throws Exception {
        assumeThat(has("bash")).isTrue();
        // Bash takes the = for a word of its own.
        String words = typed.replace("=", " = ").stripTrailing();
        boolean isBegun = !typed.endsWith(" ") && !typed.endsWith("=");
        Files.writeString(
                dir.resolve("complete.bash"), """
                compopt() { :; }
                source retrobpf.bash
                COMP_WORDS=(retrobpf %s%s)
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _retrobpf
                printf '%%s\\n' "${COMPREPLY[@]}" | sort -u
                """.formatted(words, isBegun || typed.endsWith("=") ? "" : " ''"));
        assertThat(run("bash --norc complete.bash").strip().replace("\n", " ")).isEqualTo(completed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retrobpf rew|retrobpf rewrite",
                "retrobpf btf du|retrobpf btf dump",
                "retrobpf rewrite --strat|retrobpf rewrite --strategy=",
                "retrobpf rewrite --strategy=st|retrobpf rewrite --strategy=static",
                "retrobpf rewrite -d ob|retrobpf rewrite -d objects/"
            })
    void zsh_completes(String typed, String completed) throws Exception {
        assumeThat(has("zsh")).isTrue();
        Files.writeString(dir.resolve("complete.zsh"), """
                zmodload zsh/zpty
                zpty shell zsh -f -i
                zpty -w shell "PROMPT='> '; cd $PWD; fpath=($PWD \\$fpath); autoload -Uz compinit; compinit -u -d dump"
                zpty -w shell "bindkey '^X' describe; describe() { print -r -- \\"<\\$BUFFER>\\" }; zle -N describe; print ready"
                zpty -r shell line '*ready*ready*'
                zpty -n -w shell $'%s\\t\\x18'
                zpty -r shell line '*<retrobpf*>*'
                print -r -- "$line"
                """.formatted(typed));
        assertThat(run("timeout 20 zsh -f complete.zsh")).contains("<" + completed);
    }

    private boolean has(String program) throws Exception {
        return run("command -v " + program + " || true").contains(program);
    }

    private String run(String script) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", script).directory(dir.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "TERM", "dumb"));
        Process process = builder.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }
}
