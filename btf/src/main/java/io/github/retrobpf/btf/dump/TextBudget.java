package io.github.retrobpf.btf.dump;

import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;

/**
 * How much text the types of one BTF may become. Types without a name are spelled wherever they are used: without a limit,
 * n of them, each used twice by the next one, would take 2ⁿ lines.
 */
public final class TextBudget {
    /** Anonymous types and parameter lists inside each other: compilers give up at 256 brackets, and so do stacks. */
    static final int MAX_NESTING = 64;
    /** Pointers, arrays, functions and qualifiers behind each other. */
    static final int MAX_CHAIN = 512;

    private static final long LEAST = 1 << 20;
    /** Of the largest kernels' types it is less than one. */
    private static final long CHARACTERS_PER_BYTE = 64;

    private final Btf btf;
    private final long limit;
    private long left;

    public TextBudget(Btf btf) {
        this.btf = btf;
        this.limit = LEAST + CHARACTERS_PER_BYTE * btf.bytes().size();
        this.left = limit;
    }

    /** Takes as many characters, or steps on the way to them. */
    public void spend(int id, long amount) throws MalformedInputException {
        left -= amount;
        if (left < 0) {
            throw malformed(id, "would be more than " + limit + " characters with all types without a name in it");
        }
    }

    void checkNesting(int id, int depth) throws MalformedInputException {
        if (depth > MAX_NESTING) {
            throw malformed(id, "stands in more than " + MAX_NESTING + " other types without a name");
        }
    }

    void checkChain(int id, int steps) throws MalformedInputException {
        if (steps > MAX_CHAIN) {
            throw malformed(id, "is the first of more than " + MAX_CHAIN + " pointers, arrays and the like");
        }
    }

    MalformedInputException malformed(int id, String fact) {
        return new MalformedInputException(btf.location(id), "type " + id + ", a " + btf.kind(id) + ", " + fact);
    }
}
