package io.github.retrobpf.fuzz.law;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.io.SafeText;
import io.github.retrobpf.fuzz.Target;
import io.github.retrobpf.fuzz.input.ObjectGroup;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.link.LinkException;
import io.github.retrobpf.rewriter.link.LinkOptions;
import io.github.retrobpf.rewriter.testing.Linking;
import io.github.retrobpf.rewriter.testing.Linking.Input;
import io.github.retrobpf.rewriter.validate.Validation;
import java.util.Arrays;
import java.util.List;

/** Any objects: they are refused, or linked to what the validator accepts and what linking again leaves as it is. */
public final class LinkLaws {
    private LinkLaws() {}

    /** How many bytes the objects have, once all of it holds. */
    public static int check(ObjectGroup group) throws MalformedInputException {
        int size = group.objects().stream().mapToInt(o -> o.length).sum();
        List<Input> inputs = inputs(group);
        Linking linking;
        try {
            linking = Linking.of(group.options(), inputs);
        } catch (LinkException e) {
            checkProblems(e);
            return size;
        }
        List<byte[]> kept = group.objects();
        for (int i = 0; i < kept.size(); i++) {
            if (!Arrays.equals(inputs.get(i).bytes(), kept.get(i))) {
                throw new AssertionError("an input was changed");
            }
        }
        checkOutput(linking, group.options());
        try {
            if (!Arrays.equals(Linking.of(group.options(), inputs(group)).output(), linking.output())) {
                throw new AssertionError("the same inputs gave another output");
            }
        } catch (LinkException e) {
            throw new AssertionError("the same inputs are refused", e);
        }
        return size;
    }

    private static List<Input> inputs(ObjectGroup group) {
        return group.objects().stream().map(o -> new Input(Target.FILE, o)).toList();
    }

    private static void checkOutput(Linking linking, LinkOptions options) {
        try {
            Validation validation = linking.validate();
            if (!validation.isTranslation()) {
                throw new AssertionError("not what the inputs ask for: " + validation.summary());
            }
            Linking again = Linking.of(options, new Input(Target.FILE, linking.output()));
            if (!Arrays.equals(again.output(), linking.output())) {
                throw new AssertionError("what was linked is linked to something else");
            }
        } catch (MalformedInputException e) {
            throw new AssertionError("the output does not read", e);
        } catch (LinkException e) {
            throw new AssertionError("the output cannot be linked", e);
        }
    }

    private static void checkProblems(LinkException e) {
        for (Diagnostic problem : e.errors()) {
            String line = problem.toString();
            if (!line.startsWith(Target.FILE) || !SafeText.escape(line).equals(line)) {
                throw new AssertionError("not one line of harmless text about an object: " + line, e);
            }
        }
    }
}
