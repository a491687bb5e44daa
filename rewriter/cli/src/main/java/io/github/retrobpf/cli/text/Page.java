package io.github.retrobpf.cli.text;

import io.github.retrobpf.elf.io.SafeText;
import java.io.PrintStream;
import java.util.List;

/** Text that was asked for, on standard output. Like messages, no line lets anything harmful get past. */
public final class Page {
    private final PrintStream out;
    private boolean isEmpty = true;

    public Page(PrintStream out) {
        this.out = out;
    }

    /** Prints lines, whatever an input holds in them, a blank one between them and those before. */
    public void print(List<String> block) {
        if (!isEmpty) {
            out.println();
        }
        block.forEach(line -> out.println(SafeText.escape(line)));
        isEmpty = false;
    }

    /** Whether nobody reads any more, or there is no room. */
    public boolean isBroken() {
        return out.checkError();
    }
}
