package io.github.retrobpf.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.Syntax;
import org.junit.jupiter.api.Test;

class HelpTextTest {
    @Test
    void sets_everything_in_columns() {
        CommandSyntax part = CommandSyntax.of("try it", "Does a part.").build();
        CommandSyntax syntax = CommandSyntax.of("try", "Tries.")
                .synopsis("retrobpf try A", "retrobpf try B")
                .description("One " + "word ".repeat(20).strip() + ".", "Two.")
                .operands(Syntax.inputs("What to try."))
                .option(Syntax.value("FILE", "Where to, of " + "many ".repeat(12) + "places.", "-o", "--output"))
                .option(Syntax.value("OLD=NEW", "Longer than its column.", "--path-prefix-map"))
                .option(Syntax.value("FILE", "In the way of compilers.", "-MF"))
                .option(Syntax.flag("Nobody reads this.", "--secret").hidden())
                .command(part)
                .exit(ExitStatus.DONE, "done")
                .exit(ExitStatus.INTERNAL, "bad " + "luck ".repeat(15).strip())
                .examples("retrobpf try A | less")
                .build();

        assertThat(HelpText.of(syntax).lines())
                .containsExactly(
                        "Tries.",
                        "",
                        "Usage: retrobpf try A",
                        "       retrobpf try B",
                        "",
                        "One word word word word word word word word word word word word word word word",
                        "word word word word word.",
                        "",
                        "Two.",
                        "",
                        "      IN...           What to try.",
                        "",
                        "Options:",
                        "  -o, --output=FILE   Where to, of many many many many many many many many many",
                        "                        many many many places.",
                        "      --path-prefix-map=OLD=NEW",
                        "                      Longer than its column.",
                        "  -MF FILE            In the way of compilers.",
                        "",
                        "Commands:",
                        "  it  Does a part.",
                        "",
                        "Exit status:",
                        "  0   done",
                        "  70  bad luck luck luck luck luck luck luck luck luck luck luck luck luck luck",
                        "        luck",
                        "",
                        "Example:",
                        "  retrobpf try A | less",
                        "",
                        "'retrobpf help try COMMAND' explains a command.");
    }
}
