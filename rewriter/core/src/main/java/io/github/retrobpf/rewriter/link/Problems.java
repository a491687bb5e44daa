package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;

/** What linking has to tell: everything that is wrong, not only what is wrong first. */
final class Problems {
    private final List<Diagnostic> all = new ArrayList<>();

    void add(Code code, Location place, String fact, String advice) {
        add(code, place.toString(), fact, advice);
    }

    /**
     * Adds something about an object as a whole.
     *
     * @param object its name
     */
    void add(Code code, String object, String fact, String advice) {
        all.add(new Diagnostic(code, object, Diagnostic.Subject.OBJECT, fact, advice));
    }

    void addAll(Problems others) {
        all.addAll(others.all);
    }

    List<Diagnostic> all() {
        return all;
    }

    /**
     * Ends here if anything forbids an output.
     *
     * @throws LinkException with every error so far
     */
    void check() throws LinkException {
        List<Diagnostic> errors =
                all.stream().filter(d -> d.code().severity() == Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            throw new LinkException(errors);
        }
    }
}
