package io.github.retrobpf.rewriter.diagnostic;

import io.github.retrobpf.elf.io.Limits;
import io.github.retrobpf.elf.io.SafeText;
import java.util.Optional;

/**
 * One thing a user has to know. What it is about stands apart as well, for programs that read it.
 *
 * @param code what kind of thing
 * @param object name of the object
 * @param subject what in the object it is about
 * @param fact what is the matter, which names the subject as it is called: names may hold anything. Cut
 *     behind {@link Limits#MAX_MESSAGE} characters
 * @param advice what to do about it; empty if nothing. Cut in the same way
 */
public record Diagnostic(Code code, String object, Subject subject, String fact, String advice) {
    public Diagnostic {
        fact = cut(fact);
        advice = cut(advice);
    }

    private static String cut(String text) {
        return text.length() <= Limits.MAX_MESSAGE ? text : text.substring(0, Limits.MAX_MESSAGE - 1) + "…";
    }

    /**
     * What in an object a diagnostic is about.
     *
     * @param function name of a function
     * @param source its file and line, where line_info tells
     * @param program name of an entry program: the first one that the matter concerns
     * @param argument of the function
     */
    public record Subject(
            Optional<String> function, Optional<String> source, Optional<String> program, Optional<Argument> argument) {
        /** The object as a whole. */
        public static final Subject OBJECT =
                new Subject(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public static Subject function(String name, Optional<String> source) {
            return new Subject(Optional.of(name), source, Optional.empty(), Optional.empty());
        }

        public Subject withProgram(String name) {
            return new Subject(function, source, Optional.of(name), argument);
        }

        public Subject withArgument(Argument other) {
            return new Subject(function, source, program, Optional.of(other));
        }
    }

    /**
     * An argument of a function.
     *
     * @param index from 0
     * @param name empty if it has none
     * @param found its type, as C spells it
     * @param expected the type that it should have; empty where there is no single one
     */
    public record Argument(int index, String name, String found, Optional<String> expected) {}

    /** The whole of it in one line, whatever the names in it hold, the code aside. */
    public String message() {
        return SafeText.escape(object + ": " + fact + (advice.isEmpty() ? "" : "; " + advice));
    }

    @Override
    public String toString() {
        return message() + " [" + code.label() + "]";
    }
}
