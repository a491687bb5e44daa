package io.github.retrobpf.rewriter.inspect;

import java.util.List;
import java.util.Optional;

/**
 * A function: an entry program or a subprogram.
 *
 * @param id position in {@link Inspection#functions}
 * @param name of its symbol
 * @param section that holds its code
 * @param offset of its first instruction in that section, in bytes
 * @param instructions slots of 8 bytes
 * @param source file and line, where line_info tells: {@code src/report.bpf.c:12}
 * @param symbol its symbol's binding and visibility: {@code global}, {@code weak}, {@code local}, {@code global hidden}
 * @param linkage of its BTF FUNC, {@code static} or {@code global}; empty without func_info
 * @param prototype as C spells it, tags included; empty without func_info
 * @param tags of its FUNC, those of arguments included; the first {@link #TAG_LIMIT}
 * @param program what kind of program it is; empty for a subprogram
 * @param references the functions that it names, each once for each kind, in the order of their first use
 * @param reachedByTypes names of the program types whose programs reach it, sorted; an entry program counts only if
 *     something calls it
 * @param reachedBy ids of entry programs that reach it, at most {@link #REACHED_BY_LIMIT} of them, in their order
 * @param isReachedByMore whether there are more
 */
public record FunctionFacts(
        int id,
        String name,
        String section,
        int offset,
        int instructions,
        Optional<String> source,
        String symbol,
        Optional<String> linkage,
        Optional<String> prototype,
        List<TagFacts> tags,
        Optional<ProgramFacts> program,
        List<ReferenceFacts> references,
        List<String> reachedByTypes,
        List<Integer> reachedBy,
        boolean isReachedByMore) {
    /** So many that the cost of telling them stays linear. */
    public static final int REACHED_BY_LIMIT = 32;
    /** The same for tags: functions may share a FUNC. */
    public static final int TAG_LIMIT = 32;

    public FunctionFacts {
        tags = List.copyOf(tags);
        references = List.copyOf(references);
        reachedByTypes = List.copyOf(reachedByTypes);
        reachedBy = List.copyOf(reachedBy);
    }
}
