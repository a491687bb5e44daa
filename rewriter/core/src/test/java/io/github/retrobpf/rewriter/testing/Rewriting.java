package io.github.retrobpf.rewriter.testing;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.api.ArgumentChange;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.api.RewriteRequest;
import io.github.retrobpf.rewriter.api.RewriteResult;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.BpfObjectReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An object before and after, both read by the library.
 *
 * @param before the input
 * @param after the output
 */
public record Rewriting(BpfObject before, RewriteResult result, BpfObject after) {
    /** A bundled object, by its name without {@code .o}: {@code two_types.clang19.el}. */
    public static Rewriting ofFixture(String name) throws MalformedInputException {
        return of(name.substring(0, name.indexOf('.')) + ".o", Fixtures.bytes(name + ".o"));
    }

    /** A bundled object, rewritten with options. */
    public static Rewriting ofFixture(String name, RewriteOptions options) throws MalformedInputException {
        return of(name.substring(0, name.indexOf('.')) + ".o", Fixtures.bytes(name + ".o"), options);
    }

    public static Rewriting of(String name, byte[] input) throws MalformedInputException {
        return of(name, input, RewriteOptions.DEFAULT);
    }

    public static Rewriting of(String name, byte[] input, RewriteOptions options) throws MalformedInputException {
        RewriteResult result = Retrobpf.rewrite(new RewriteRequest(name, input, options));
        return new Rewriting(BpfObjectReader.read(input, name), result, BpfObjectReader.read(result.output(), name));
    }

    public static RewriteResult rewrite(String name, byte[] input) throws MalformedInputException {
        return Retrobpf.rewrite(new RewriteRequest(name, input, RewriteOptions.DEFAULT));
    }

    /** The same again: the output with the same options. */
    public Rewriting again(RewriteOptions options) throws MalformedInputException {
        return of(after.elf().name(), result.output(), options);
    }

    /** The diagnostics, as they are printed. */
    public List<String> diagnostics() {
        return result.diagnostics().stream().map(Object::toString).toList();
    }

    /** The function of that name in the output; the global one if there are several. */
    public BpfFunction function(String name) {
        return after.functions().stream()
                .filter(f -> f.name().equals(name))
                .max((a, b) -> Boolean.compare(a.isNamedBySymbol(), b.isNamedBySymbol()))
                .orElseThrow(() -> new AssertionError("no function " + name));
    }

    public String signature(String function) {
        return ObjectDescription.signature(after, function(function));
    }

    public List<String> tags(String function) {
        return ObjectDescription.tags(after, function(function));
    }

    /** What a function names, without the places. */
    public List<String> references(String function) throws MalformedInputException {
        return List.copyOf(
                ObjectDescription.references(after, function(function)).values());
    }

    /** Signatures and tags of all functions by name, with what each calls: alike whatever the compiler. */
    public Map<String, String> shape() throws MalformedInputException {
        Map<String, String> shape = new TreeMap<>();
        for (BpfFunction function : after.functions()) {
            TreeSet<String> named = new TreeSet<>();
            ObjectDescription.references(after, function).values().stream()
                    .filter(r -> r.startsWith("call ") || r.startsWith("address "))
                    .forEach(named::add);
            shape.put(
                    function.name(),
                    ObjectDescription.signature(after, function) + " " + ObjectDescription.tags(after, function) + " "
                            + named);
        }
        return shape;
    }

    /** The changes that the result reports and the output, as text. */
    public String describe() throws MalformedInputException {
        StringBuilder text = new StringBuilder();
        result.programs()
                .forEach(p -> text.append("program ")
                        .append(p.name())
                        .append(" of ")
                        .append(p.section())
                        .append(": ")
                        .append(p.type())
                        .append(", ")
                        .append(p.context().orElse("static"))
                        .append(p.target().map(t -> ", target " + t).orElse(""))
                        .append(arguments(p.arguments()))
                        .append('\n'));
        result.functions()
                .forEach(f -> text.append(f.action())
                        .append(" (")
                        .append(f.reason())
                        .append(") ")
                        .append(f.function())
                        .append(f.isClone() ? " as " + f.name() : "")
                        .append(" for ")
                        .append(f.programTypes())
                        .append(' ')
                        .append(f.source().orElse("no line"))
                        .append(arguments(f.arguments()))
                        .append('\n'));
        result.diagnostics().forEach(d -> text.append(d).append('\n'));
        return text.append(ObjectDescription.of(after)).toString();
    }

    private static String arguments(List<ArgumentChange> arguments) {
        StringBuilder text = new StringBuilder();
        arguments.forEach(a -> text.append(", arg#")
                .append(a.index())
                .append(' ')
                .append(a.name())
                .append(": ")
                .append(a.oldType())
                .append(" -> ")
                .append(a.newType()));
        return text.toString();
    }
}
