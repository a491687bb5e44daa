package io.github.retrobpf.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {
    private static final CommandSyntax SYNTAX = CommandSyntax.of("try", "Tries.")
            .option(Syntax.value("FILE", "Writes.", "-o", "--output"))
            .option(Syntax.values("NAME", "Keeps.", "--keep"))
            .option(Syntax.flag("Hushes.", "-q", "--quiet"))
            .option(Syntax.flag("Chatters.", "-v", "--verbose"))
            .option(Syntax.flag("Depends.", "-MD"))
            .option(Syntax.value("FILE", "Depends there.", "-MF"))
            .option(Syntax.help())
            .build();

    private static Arguments parse(String... args) throws UsageException {
        return CommandParser.parse(SYNTAX, List.of(args));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-o x=y a", "-ox=y a", "-o=x=y a", "--output x=y a", "--output=x=y a", "a -qox=y", "a -qo x=y"})
    void takes_a_value_in_every_form(String line) throws UsageException {
        Arguments read = parse(line.split(" "));

        assertThat(read.value("--output")).contains("x=y");
        assertThat(read.value("-o")).contains("x=y");
        assertThat(read.operands()).containsExactly("a");
    }

    @Test
    void takes_letters_together() throws UsageException {
        Arguments read = parse("-qv");

        assertThat(read.isSet("--quiet")).isTrue();
        assertThat(read.isSet("-v")).isTrue();
        assertThat(read.has("--output")).isFalse();
    }

    @Test
    void knows_several_letters_after_one_hyphen() throws UsageException {
        Arguments read = parse("-MD", "-MF", "a.d");

        assertThat(read.isSet("-MD")).isTrue();
        assertThat(read.file("-MF")).contains("a.d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "-5", "-x", "--fold", "'a'", "\"", "@", "", " ", "\ud800"})
    void takes_a_value_as_it_is(String value) throws UsageException {
        assertThat(parse("--keep", value).values("--keep")).containsExactly(value);
        assertThat(parse("-o", value).value("-o")).contains(value);
        assertThat(parse("--output=" + value).value("-o")).contains(value);
    }

    @Test
    void keeps_the_order_of_values_and_operands() throws UsageException {
        Arguments read = parse("b", "--keep=2", "-", "--keep", "1", "", "--keep=2", "a");

        assertThat(read.values("--keep")).containsExactly("2", "1", "2");
        assertThat(read.operands()).containsExactly("b", "-", "", "a");
    }

    @Test
    void two_hyphens_end_options() throws UsageException {
        Arguments read = parse("-q", "--", "-v", "--", "--fold");

        assertThat(read.isSet("-q")).isTrue();
        assertThat(read.isSet("-v")).isFalse();
        assertThat(read.operands()).containsExactly("-v", "--", "--fold");
    }

    @Test
    void an_option_of_another_command_was_not_given() throws UsageException {
        Arguments read = parse("-q");

        assertThat(read.has("--jobs")).isFalse();
        assertThat(read.values("--jobs")).isEmpty();
        assertThat(read.value("--jobs")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--fold|unknown option '--fold'",
                "--fold=x|unknown option '--fold=x'",
                "--out x|unknown option '--out'",
                "--out=x|unknown option '--out=x'",
                "-x|unknown option '-x'",
                "-qx|unknown option '-qx'",
                "-x=1|unknown option '-x=1'",
                "-qx=1|unknown option '-qx=1'",
                "-5|unknown option '-5'",
                "---quiet|unknown option '---quiet'",
                "--q|unknown option '--q'",
                "--=x|unknown option '--=x'",
                "a -x b --fold|unknown option '-x'",
                "--quiet=true|option '--quiet' takes no value",
                "-q=1|option '-q' takes no value",
                "-o|missing required parameter for option '--output' (FILE)",
                "-qo|missing required parameter for option '--output' (FILE)",
                "-MF|missing required parameter for option '-MF' (FILE)",
                "-o -q a|expected parameter for option '--output' but found '-q'",
                "--keep --output=x|expected parameter for option '--keep' but found '--output=x'",
                "-o --help|expected parameter for option '--output' but found '--help'",
                "-o x --output y|option '--output' (FILE) should be specified only once",
                "-q --quiet|option '--quiet' should be specified only once",
                "-qq|option '--quiet' should be specified only once",
                "-MD -MD|option '-MD' should be specified only once",
            })
    void refuses_what_does_not_fit(String line, String message) {
        assertThatThrownBy(() -> parse(line.split(" ")))
                .isExactlyInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--fold -h", "--help --fold", "-q -q --help", "-hx", "a -qh b"})
    void asks_for_help_anywhere(String line) throws UsageException {
        assertThat(parse(line.split(" ")).isSet(Syntax.HELP)).isTrue();
    }
}
