package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.model.SymbolTable;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.program.ContextType;
import io.github.retrobpf.rewriter.program.ProgramTypes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names for clones: {@code sub__ctx_xdp_md}.
 *
 * <p>Symbol and FUNC share the name. It is a C identifier that nothing in the object bears yet, short enough for every
 * kernel.
 */
final class CloneNames {
    /** KSYM_NAME_LEN of old kernels, less the NUL; longer names of functions are refused. */
    private static final int MAX_LENGTH = 127;

    /** Between the function's name and the context. */
    private static final String MARK = "__ctx_";

    /** For a context without a name: what became of functions there. */
    private static final String STATIC = "static";

    private static final String TAGGED = "tagged";

    private final Set<String> taken = new HashSet<>();
    /** By the name without a number: long names share their beginning, and nobody has to count through them again. */
    private final Map<String, Integer> lastNumbers = new HashMap<>();

    /** Whether nothing becomes static, so that no name may say so. */
    private final boolean isNothingStatic;

    CloneNames(BpfObject object, Btf btf, Strategy strategy) {
        this.isNothingStatic = strategy == Strategy.CLONE;
        SymbolTable symbols = object.elf().symbols().orElseThrow();
        for (int i = 0; i < symbols.count(); i++) {
            taken.add(symbols.get(i).name());
        }
        for (int id = btf.firstId(); id < btf.endId(); id++) {
            if (btf.kind(id) == BtfKind.FUNC) {
                taken.add(btf.name(id));
            }
        }
    }

    /** A new name; asking again gives another one. For a context without a name stands what becomes of functions there. */
    String of(BpfFunction function, ContextType context, Action action) {
        String unnamed = isNothingStatic || action == Action.LEAVE ? TAGGED : STATIC;
        String suffix = MARK + (context.isNamed() ? context.name() : unnamed);
        String base = base(function.name());
        String wanted = cut(base, suffix);
        for (int i = lastNumbers.getOrDefault(wanted, 0) + 1; ; i++) {
            String name = i == 1 ? wanted : cut(base, suffix + "_" + i);
            if (taken.add(name)) {
                lastNumbers.put(wanted, i);
                return name;
            }
        }
    }

    /**
     * What the name of a function and those of its clones start with.
     *
     * @param name of the function, or of a clone that an earlier rewriting made
     */
    static String original(String name) {
        // A function that looks like a clone may have been cloned itself.
        String rest = name;
        for (int mark = rest.lastIndexOf(MARK);
                mark >= 0 && isContext(rest.substring(mark + MARK.length()));
                mark = rest.lastIndexOf(MARK)) {
            rest = rest.substring(0, mark);
        }
        return base(rest);
    }

    /** Whether a name is as long as names can be, so that its beginning may be that of a longer one. */
    static boolean isCut(String name) {
        return name.length() == MAX_LENGTH;
    }

    private static boolean isContext(String suffix) {
        String context = withoutNumber(suffix);
        return Stream.of(suffix, context)
                .anyMatch(s -> s.equals(STATIC)
                        || s.equals(TAGGED)
                        || ProgramTypes.bundled().isContextName(s));
    }

    /** What a clone beside another one of the same name was given. */
    private static String withoutNumber(String suffix) {
        int end = suffix.length();
        while (end > 0 && Character.digit(suffix.charAt(end - 1), 10) >= 0) {
            end--;
        }
        boolean isNumbered = end < suffix.length() && end > 0 && suffix.charAt(end - 1) == '_';
        return isNumbered ? suffix.substring(0, end - 1) : suffix;
    }

    /** What is no letter of C's becomes {@code _}. */
    private static String base(String function) {
        StringBuilder base = new StringBuilder();
        for (int i = 0; i < function.length(); i += Character.charCount(function.codePointAt(i))) {
            int c = function.codePointAt(i);
            boolean isKept = c < 0x80 && (Character.isLetterOrDigit(c) || c == '_');
            base.append(isKept ? (char) c : '_');
        }
        return base.toString();
    }

    private static String cut(String base, String end) {
        return base.substring(0, Math.min(base.length(), MAX_LENGTH - end.length())) + end;
    }
}
