package io.github.retrobpf.fuzz.law;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.io.SafeText;
import io.github.retrobpf.fuzz.Target;
import io.github.retrobpf.fuzz.input.ChosenObject;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.api.RewriteRequest;
import io.github.retrobpf.rewriter.api.RewriteResult;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.inspect.Inspection;
import java.util.Arrays;

/** Any object to rewrite: the output reads, and rewriting it again or another time gives the same. */
public final class RewriteLaws {
    private RewriteLaws() {}

    /** How many bytes the object has, once all of it holds. */
    public static int check(ChosenObject chosen) throws MalformedInputException {
        byte[] object = chosen.object();
        Inspection inspection = Retrobpf.inspect(Target.FILE, object, RewriteOptions.DEFAULT);
        RewriteOptions options = chosen.options().of(inspection);
        RewriteResult result = rewrite(object, options);
        byte[] kept = chosen.object();
        if (!Arrays.equals(object, kept)) {
            throw new AssertionError("the input was changed");
        }
        if (!result.isChanged() && !Arrays.equals(result.output(), kept)) {
            throw new AssertionError("said to be unchanged, but it differs");
        }
        if (!Arrays.equals(rewrite(kept, options).output(), result.output())) {
            throw new AssertionError("the same input gave another output");
        }
        for (Diagnostic diagnostic : result.diagnostics()) {
            String line = diagnostic.toString();
            if (!line.startsWith(Target.FILE + ": ") || !SafeText.escape(line).equals(line)) {
                throw new AssertionError("not one line of harmless text about the object: " + line);
            }
        }
        rewriteAgain(result.output(), options);
        return object.length;
    }

    private static void rewriteAgain(byte[] output, RewriteOptions options) {
        try {
            RewriteResult again = rewrite(output, options);
            if (!Arrays.equals(again.output(), output)) {
                throw new AssertionError("what was rewritten is rewritten again");
            }
        } catch (MalformedInputException e) {
            throw new AssertionError("the output does not read", e);
        }
    }

    private static RewriteResult rewrite(byte[] object, RewriteOptions options) throws MalformedInputException {
        return Retrobpf.rewrite(new RewriteRequest(Target.FILE, object, options));
    }
}
