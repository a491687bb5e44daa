package io.github.retrobpf.cli.link;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.Command;
import io.github.retrobpf.cli.command.CommandSyntax;
import io.github.retrobpf.cli.command.ConsoleOptions;
import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.command.IfChanged;
import io.github.retrobpf.cli.command.RewriteOptionSyntax;
import io.github.retrobpf.cli.command.Surroundings;
import io.github.retrobpf.cli.command.Syntax;
import io.github.retrobpf.cli.command.UsageException;
import io.github.retrobpf.cli.depfile.DepfileOptions;

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
    public CommandSyntax syntax() {
        CommandSyntax.Builder syntax = CommandSyntax.of("link", "Makes one object of several.");
        syntax.operands(Syntax.inputs(
                "Objects to link, and archives (*.a), of which only the members count that other objects need. '-' is"
                        + " standard input. A directory stands for all files named *.o below it but the one of -o,"
                        + " '@FILE' for the arguments in FILE."));
        syntax.option(Syntax.value("FILE", "Write the linked object to FILE; '-' is standard output.", "-o", OUTPUT));
        syntax.option(Syntax.flag("Take every member of the archives.", WHOLE_ARCHIVE));
        syntax.option(Syntax.flag(
                "Leave out functions, variables and types that no entry program, map or struct_ops reaches.", GC));
        syntax.option(Syntax.flag(
                "Take several definitions of a name for one where they are the same, byte for byte and type for"
                        + " type.",
                ALLOW_IDENTICAL));
        syntax.option(Syntax.flag(
                "Take a name that is declared and nowhere defined for an error, the kernel's (__ksym, __kconfig)"
                        + " aside. With --rewrite, also what cannot be mended.",
                STRICT));
        syntax.option(Syntax.flag(
                "Print the names that are declared and nowhere defined to standard output: name, declaration"
                        + " and object, with tabs between.",
                UNDEFINED));
        syntax.option(Syntax.value(
                "FILE",
                "Write to FILE what stands where, where it came from and why: as text, or as JSON if FILE ends in"
                        + " '.json'. '-' is standard output.",
                MAP));
        DepfileOptions.add(syntax);
        syntax.option(Syntax.flag("Carry debug sections (DWARF) along.", KEEP_DEBUG));
        syntax.option(Syntax.flag("Leave debug sections out. The default; BTF stays.", STRIP_DEBUG));
        syntax.option(Syntax.values(
                "OLD=NEW",
                "In the source paths of BTF, let what starts with OLD start with NEW. DWARF is left as it is: say"
                        + " -ffile-prefix-map to the compiler. Repeatable; the last one that fits counts.",
                PATH_PREFIX_MAP));
        syntax.option(Syntax.flag("Rewrite the linked object, as 'retrobpf rewrite' does.", REWRITE));
        RewriteOptionSyntax.addDecisions(syntax);
        RewriteOptionSyntax.addNoValidate(syntax);
        IfChanged.add(syntax);
        ConsoleOptions.add(syntax);
        syntax.option(Syntax.help());
        return syntax.synopsis("retrobpf link [OPTION]... IN... -o FILE")
                .description(
                        "Joins sections of one name, in the order of the inputs, and resolves each name to one"
                                + " definition: a strong one before a weak one, the first of several weak ones. What"
                                + " the objects say of a name has to agree, types and maps included; all that does not"
                                + " is told together, and nothing is written then. Types are merged, each once.",
                        "Linking a result again changes nothing. --strategy, --prog-type, --keep-global and --keep-tags"
                                + " are for --rewrite.")
                .exit(ExitStatus.DONE, "done")
                .exit(ExitStatus.PROBLEM, "the objects do not fit together, or an object or a file is at fault")
                .exit(ExitStatus.USAGE, "the command line is at fault; nothing was done")
                .exit(
                        ExitStatus.MISMATCH,
                        "the result is not what the inputs say, and was not written; please report it")
                .exit(ExitStatus.INTERNAL, "retrobpf is at fault; please report it")
                .examples(
                        "retrobpf link a.bpf.o b.bpf.o -o app.bpf.o",
                        "retrobpf link main.bpf.o libparse.a -o app.bpf.o --gc --strict --rewrite",
                        "retrobpf link build/*.bpf.o -o app.bpf.o --map app.map",
                        "retrobpf link build -o app.bpf.o --rewrite -MD -MP")
                .build();
    }

    @Override
    public ExitStatus run(Arguments arguments, Surroundings surroundings) throws UsageException {
        return new LinkRun(LinkArguments.read(arguments), surroundings).run();
    }
}
