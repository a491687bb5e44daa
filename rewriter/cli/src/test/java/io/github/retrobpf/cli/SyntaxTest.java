package io.github.retrobpf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.ExitMeaning;
import io.github.retrobpf.cli.command.OptionSyntax;
import io.github.retrobpf.cli.command.ValueKind;
import io.github.retrobpf.cli.command.ValueSyntax;
import io.github.retrobpf.cli.help.HelpText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every command says of itself. */
class SyntaxTest {
    static Stream<CommandSyntax> all() {
        CommandSyntax retrobpf = Cli.syntax();
        return Stream.concat(Stream.of(retrobpf), retrobpf.commands().stream().flatMap(SyntaxTest::withItsOwn));
    }

    private static Stream<CommandSyntax> withItsOwn(CommandSyntax command) {
        return Stream.concat(Stream.of(command), command.commands().stream());
    }

    @Test
    void names_all_commands() {
        assertThat(all().map(CommandSyntax::name))
                .containsExactly(
                        "",
                        "rewrite",
                        "check",
                        "inspect",
                        "graph",
                        "validate",
                        "btf",
                        "btf dump",
                        "btf diff",
                        "btf dedup",
                        "link",
                        "help");
    }

    @ParameterizedTest
    @MethodSource("all")
    void is_told_in_sentences(CommandSyntax syntax) {
        List<String> sentences = new ArrayList<>(syntax.description());
        sentences.add(syntax.header());
        syntax.operands().ifPresent(o -> sentences.add(o.description()));
        syntax.options().forEach(o -> sentences.add(o.description()));

        assertThat(sentences).allSatisfy(s -> assertThat(s).matches("\\S.*\\.").doesNotContain("  "));
        assertThat(syntax.exits().stream().map(ExitMeaning::meaning))
                .allSatisfy(s -> assertThat(s).doesNotEndWith("."));
        assertThat(syntax.exits().stream().map(e -> e.status().code())).isSorted();
    }

    @ParameterizedTest
    @MethodSource("all")
    void has_options_of_which_each_has_names_of_its_own(CommandSyntax syntax) {
        Set<String> names = new HashSet<>();
        for (OptionSyntax option : syntax.options()) {
            assertThat(option.names()).hasSizeBetween(1, 2).allSatisfy(n -> {
                // The underscore is Bazel's.
                assertThat(n).matches("-[A-Za-z]+|--[a-z]+(-[a-z]+)*|--persistent_worker");
                assertThat(names.add(n)).as(n).isTrue();
            });
            assertThat(option.names().subList(1, option.names().size())).allMatch(n -> n.startsWith("--"));
        }
        assertThat(names).contains("-h", "--help");
    }

    @ParameterizedTest
    @MethodSource("all")
    void is_explained_in_80_columns_with_every_option_that_is_not_hidden(CommandSyntax syntax) {
        String help = HelpText.of(syntax);

        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(help.lines()).noneMatch(line -> line.endsWith(" "));
        for (OptionSyntax option : syntax.options()) {
            String term = String.join(", ", option.names())
                    + option.value()
                            .map(v -> (option.name().startsWith("--") ? "=" : " ") + v.label())
                            .orElse("");
            if (option.isHidden()) {
                assertThat(help).doesNotContain(option.name());
            } else {
                assertThat(help).containsPattern("(?m)^ +\\Q" + term + "\\E( {3}|$)");
            }
        }
        assertThat(help)
                .isEqualTo(Run.of((Object[]) ("help " + syntax.name()).strip().split(" "))
                        .text()
                        .stripTrailing());
    }

    @ParameterizedTest
    @MethodSource("all")
    void lists_all_words_that_an_option_takes(CommandSyntax syntax) {
        String operands = syntax.name().equals("validate") || syntax.name().equals("btf diff") ? " a b" : " a";
        for (OptionSyntax option : syntax.options()) {
            List<String> words = option.value().map(ValueSyntax::words).orElse(List.of());
            if (words.isEmpty()) {
                continue;
            }
            String most = String.join(", ", words.subList(0, words.size() - 1));
            String line = syntax.name() + operands + " " + option.name() + "=purple";
            String output = Set.of("rewrite", "link", "btf dedup").contains(syntax.name()) ? " -o c" : "";
            String rewrite = syntax.name().equals("link") ? " --rewrite" : "";

            Run run = Run.of((Object[]) (line + output + rewrite).split(" "));

            assertThat(run.err())
                    .contains(
                            option.name() + " takes " + most + " or " + words.get(words.size() - 1) + ", not 'purple'");
        }
    }

    @Test
    void tells_files_from_other_values() {
        CommandSyntax rewrite = Cli.syntax().commands().get(0);

        assertThat(kind(rewrite, "--output")).isEqualTo(ValueKind.FILE);
        assertThat(kind(rewrite, "--report")).isEqualTo(ValueKind.FILE);
        assertThat(kind(rewrite, "-d")).isEqualTo(ValueKind.DIRECTORY);
        assertThat(kind(rewrite, "--jobs")).isEqualTo(ValueKind.TEXT);
        assertThat(rewrite.option("--fold")).isEmpty();
        assertThat(rewrite.option("-q").orElseThrow().value()).isEmpty();
    }

    private static ValueKind kind(CommandSyntax syntax, String option) {
        return syntax.option(option).orElseThrow().value().orElseThrow().kind();
    }
}
