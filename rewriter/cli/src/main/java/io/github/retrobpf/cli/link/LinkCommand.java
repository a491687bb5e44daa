package io.github.retrobpf.cli.link;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.Command;
import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.RewriteOptionSyntax;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.Syntax;
import io.github.retrobpf.cli.command.UsageException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code retrobpf link}. */
public final class LinkCommand implements Command {
    static final String OUTPUT = "--output";
    static final String REWRITE = "--rewrite";
    static final String WHOLE_ARCHIVE = "--whole-archive";
    static final String STRIP_DEBUG = "--strip-debug";
    static final String KEEP_DEBUG = "--keep-debug";
    static final String GC = "--gc";
    static final String STRICT = "--strict";
    static final String UNDEFINED = "--undefined";
    static final String ALLOW_IDENTICAL = "--allow-multiple-identical";
    static final String MAP = "--map";
    static final String PATH_PREFIX_MAP = "--path-prefix-map";

    @Override
    public String name() {
        return "link";
    }

    @Override
    public CommandSpec syntax() {
        CommandSpec spec = CommandSpec.create();
        spec.addPositional(Syntax.inputs(
                "Objects to link, and archives (*.a), of which only the members count that other objects need. '-' is"
                        + " standard input. A directory stands for all files named *.o below it but the one of -o,"
                        + " '@FILE' for the arguments in FILE."));
        spec.addOption(Syntax.value("FILE", "Write the linked object to FILE; '-' is standard output.", "-o", OUTPUT));
        spec.addOption(
                Syntax.flag("Take every member of the archives.", WHOLE_ARCHIVE).build());
        spec.addOption(Syntax.flag(
                        "Leave out functions, variables and types that no entry program, map or struct_ops reaches.",
                        GC)
                .build());
        spec.addOption(Syntax.flag(
                        "Take several definitions of a name for one where they are the same, byte for byte and type for"
                                + " type.",
                        ALLOW_IDENTICAL)
                .build());
        spec.addOption(Syntax.flag(
                        "Take a name that is declared and nowhere defined for an error, the kernel's (__ksym, __kconfig)"
                                + " aside. With --rewrite, also what cannot be mended.",
                        STRICT)
                .build());
        spec.addOption(Syntax.flag(
                        "Print the names that are declared and nowhere defined to standard output: name, declaration"
                                + " and object, with tabs between.",
                        UNDEFINED)
                .build());
        spec.addOption(Syntax.value(
                "FILE",
                "Write to FILE what stands where, where it came from and why: as text, or as JSON if FILE ends in"
                        + " '.json'. '-' is standard output.",
                MAP));
        spec.addOption(
                Syntax.flag("Carry debug sections (DWARF) along.", KEEP_DEBUG).build());
        spec.addOption(Syntax.flag("Leave debug sections out. The default; BTF stays.", STRIP_DEBUG)
                .build());
        spec.addOption(Syntax.values(
                "OLD=NEW",
                "In the source paths of BTF, let what starts with OLD start with NEW. DWARF is left as it is: say"
                        + " -ffile-prefix-map to the compiler. Repeatable; the last one that fits counts.",
                PATH_PREFIX_MAP));
        spec.addOption(Syntax.flag("Rewrite the linked object, as 'retrobpf rewrite' does.", REWRITE)
                .build());
        RewriteOptionSyntax.addDecisions(spec);
        RewriteOptionSyntax.addNoValidate(spec);
        ConsoleOptions.add(spec);
        spec.addOption(Syntax.help());
        Syntax.usage(spec.usageMessage())
                .customSynopsis("retrobpf link [OPTION]... IN... -o FILE")
                .header("Makes one object of several.")
                .description(
                        "Joins sections of one name, in the order of the inputs, and resolves each name to one"
                                + " definition: a strong one before a weak one, the first of several weak ones. What"
                                + " the objects say of a name has to agree, types and maps included; all that does not"
                                + " is told together, and nothing is written then. Types are merged, each once.",
                        "",
                        "Linking a result again changes nothing. --strategy, --prog-type, --keep-global and --keep-tags"
                                + " are for --rewrite.")
                .footer(
                        "",
                        "Exit status:",
                        "  0   done",
                        "  1   the objects do not fit together, or an object or a file is at fault",
                        "  2   the command line is at fault; nothing was done",
                        "  3   the result is not what the inputs say, and was not written; please report it",
                        "  70  retrobpf is at fault; please report it",
                        "",
                        "Examples:",
                        "  retrobpf link a.bpf.o b.bpf.o -o app.bpf.o",
                        "  retrobpf link main.bpf.o libparse.a -o app.bpf.o --gc --strict --rewrite",
                        "  retrobpf link build/*.bpf.o -o app.bpf.o --map app.map");
        return spec;
    }

    @Override
    public ExitStatus run(ParseResult parsed, Surroundings surroundings) throws UsageException {
        return new LinkRun(LinkArguments.read(new Arguments(parsed)), surroundings).run();
    }
}
