package io.github.retrobpf.rewriter.link.comparison;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.LinkInput;
import io.github.retrobpf.rewriter.api.LinkRequest;
import io.github.retrobpf.rewriter.api.NamedBytes;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.link.LinkException;
import io.github.retrobpf.rewriter.link.LinkOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Objects, linked by both.
 *
 * @param inputs in the order in which they are linked
 * @param output what we made of them; empty where we refuse them
 * @param found where the two differ
 */
record Trial(List<Specimen> inputs, Optional<byte[]> output, Differences found) {
    static Trial of(List<Specimen> inputs, Bpftool bpftool) {
        Differences found = new Differences();
        Bpftool.Answer theirs = bpftool.link(inputs.stream().map(Specimen::path).toList());
        byte[] ours = null;
        List<Code> codes = List.of();
        try {
            ours = link(inputs.stream().map(Specimen::input).toList());
            checkStability(ours, found);
        } catch (LinkException e) {
            codes = e.errors().stream().map(Diagnostic::code).toList();
        } catch (MalformedInputException e) {
            found.add("ours: " + e.getMessage());
        }
        if (!theirs.isAccepted()) {
            judgeRefusal(inputs, theirs, codes, found);
        } else if (ours == null) {
            found.add("only ours refuses it: " + codes);
        } else {
            Comparison.compare(inputs, theirs.output(), ours, found);
        }
        return new Trial(inputs, Optional.ofNullable(ours), found);
    }

    static byte[] link(List<LinkInput> inputs) throws MalformedInputException, LinkException {
        return Retrobpf.link(new LinkRequest("out.o", inputs, LinkOptions.DEFAULT, Optional.empty(), false))
                .output();
    }

    private static void checkStability(byte[] ours, Differences found) throws MalformedInputException, LinkException {
        byte[] again = link(List.of(new LinkInput(new NamedBytes("out.o", ours), false)));
        if (!Arrays.equals(ours, again)) {
            found.add("ours changes when it is linked again");
        }
    }

    private static void judgeRefusal(
            List<Specimen> inputs, Bpftool.Answer theirs, List<Code> codes, Differences found) {
        Optional<Refusal> refusal =
                Refusal.of(theirs.text(), inputs.stream().map(Specimen::object).toList());
        if (refusal.isEmpty() && Definitions.ofObjects(inputs).isAnyContestedElsewhere()) {
            // Whatever it says, or if it says nothing: its memory is not what it was any more.
            found.explain(Improvement.WEAK_IN_ANOTHER_SECTION);
        } else if (refusal.isEmpty()) {
            found.add("theirs refuses it, with status " + theirs.status() + ": " + theirs.text());
        } else if (refusal.get().code().isPresent()) {
            // What is wrong with one input is told before anything is said of how they fit together.
            if (!codes.contains(refusal.get().code().get()) && !codes.contains(Code.LINK_UNSUPPORTED)) {
                found.add("ours says " + codes + ", theirs: " + theirs.text());
            }
        } else if (codes.isEmpty()) {
            // Where there is something else that is wrong, theirs just did not come that far.
            found.explain(refusal.get().improvement().orElseThrow());
        }
    }

    /** Whether bpftool changes what it made when it gets it again. */
    static boolean isTheirsUnstable(List<Specimen> inputs, Bpftool bpftool, Path scratch) {
        Bpftool.Answer once = bpftool.link(inputs.stream().map(Specimen::path).toList());
        if (!once.isAccepted()) {
            return false;
        }
        Path linked = Specimen.write(scratch, "once.o", once.output());
        return !Arrays.equals(once.output(), bpftool.link(List.of(linked)).output());
    }

    boolean isAccepted() {
        return output.isPresent();
    }

    /** What nothing explains, with the objects in front. */
    List<String> unexplained() {
        return found.unexplained().stream().map(text -> inputs + ": " + text).toList();
    }
}
