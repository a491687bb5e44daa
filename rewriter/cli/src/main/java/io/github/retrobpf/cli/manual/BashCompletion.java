package io.github.retrobpf.cli.manual;

import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.OptionSyntax;
import io.github.retrobpf.cli.command.ValueKind;
import io.github.retrobpf.cli.command.ValueSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A script that completes words for bash. */
final class BashCompletion {
    private static final String SCRIPT = """
            # Completes retrobpf's commands, options and their values, for bash.

            # The words that may stand there: commands and options of the command "$1".
            _retrobpf_words() {
              case $1 in
            @WORDS@
              esac
            }

            # What the value of an option may be: words, or @file or @dir; nothing for one without a value.
            _retrobpf_value() {
              case $1 in
            @VALUES@
              esac
            }

            _retrobpf() {
              local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= word value i
              # Bash takes the = of --option=value for a word.
              if [[ $cur == = ]]; then
                cur=
              elif [[ $prev == = && COMP_CWORD -ge 2 ]]; then
                prev=${COMP_WORDS[COMP_CWORD-2]}
              fi
              for ((i = 1; i < COMP_CWORD; i++)); do
                word=${command:+$command }${COMP_WORDS[i]}
                case $word in
                  @COMMANDS@) command=$word ;;
                esac
              done
              value=$(_retrobpf_value "$command $prev")
              COMPREPLY=()
              case $value in
                '') ;;
                @any) return ;;
                @dir) mapfile -t COMPREPLY < <(compgen -d -- "$cur"); return ;;
                @file) mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
                *) mapfile -t COMPREPLY < <(compgen -W "$value" -- "$cur"); compopt +o filenames; return ;;
              esac
              mapfile -t COMPREPLY < <(compgen -W "$(_retrobpf_words "$command")" -- "$cur")
              case $command,$cur in
                ,* | help,* | btf,* | *,-*) compopt +o filenames ;;
                *) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$cur") ;;
              esac
            } 2>/dev/null
            complete -o filenames -F _retrobpf retrobpf
            """;

    private BashCompletion() {}

    static String of(CommandSyntax retrobpf) {
        List<CommandSyntax> all = Manual.all(retrobpf);
        return SCRIPT.replace(
                        "@COMMANDS@",
                        all.stream()
                                .map(CommandSyntax::name)
                                .filter(name -> !name.isEmpty())
                                .map(name -> "'" + name + "'")
                                .collect(Collectors.joining(" | ")))
                .replace("@WORDS@\n", all.stream().map(c -> words(c, retrobpf)).collect(Collectors.joining()))
                .replace("@VALUES@\n", all.stream().map(BashCompletion::values).collect(Collectors.joining()));
    }

    private static String words(CommandSyntax command, CommandSyntax retrobpf) {
        List<String> words = new ArrayList<>();
        boolean takesCommands = command.operands()
                .filter(operands -> operands.kind() == ValueKind.COMMAND)
                .isPresent();
        (takesCommands ? retrobpf : command).commands().forEach(c -> words.add(c.word()));
        for (OptionSyntax option : command.options()) {
            if (!option.isHidden()) {
                words.addAll(option.names());
            }
        }
        return "    '" + command.name() + "') echo '" + String.join(" ", words) + "' ;;\n";
    }

    private static String values(CommandSyntax command) {
        StringBuilder values = new StringBuilder();
        for (OptionSyntax option : command.options()) {
            option.value().ifPresent(value -> {
                String patterns = option.names().stream()
                        .map(name -> "'" + command.name() + " " + name + "'")
                        .collect(Collectors.joining(" | "));
                values.append("    ")
                        .append(patterns)
                        .append(") echo '")
                        .append(choice(value))
                        .append("' ;;\n");
            });
        }
        return values.toString();
    }

    private static String choice(ValueSyntax value) {
        if (!value.words().isEmpty()) {
            return String.join(" ", value.words());
        }
        return value.kind() == ValueKind.FILE ? "@file" : value.kind() == ValueKind.DIRECTORY ? "@dir" : "@any";
    }
}
