package io.github.retrobpf.fuzz.input;

import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.inspect.FunctionFacts;
import io.github.retrobpf.rewriter.inspect.Inspection;
import io.github.retrobpf.rewriter.plan.Strategy;
import java.util.List;

/**
 * Options as three bytes; all zero is what nobody asks for anything.
 *
 * @param flags strategy, tags, DWARF
 * @param type which section's programs are said to be what; 0 for none
 * @param function which one is kept global; 0 for none
 */
public record OptionBytes(int flags, int type, int function) {
    /** In bytes. */
    public static final int SIZE = 3;

    /** One of each treatment. */
    private static final List<String> TYPES = List.of(
            "xdp", "kprobe", "sched_cls", "tracing", "ext", "ext:xdp", "ext:kprobe", "syscall", "raw_tracepoint");

    /** The options, for an object whose sections and functions they may name. */
    public RewriteOptions of(Inspection inspection) {
        Strategy[] strategies = Strategy.values();
        RewriteOptions options = RewriteOptions.DEFAULT
                .withStrategy(strategies[(flags & 3) % strategies.length])
                .withKeepTags((flags & 4) != 0)
                .withStripDebug((flags & 8) != 0);
        List<FunctionFacts> functions = inspection.functions();
        if (type != 0 && !functions.isEmpty()) {
            String section =
                    functions.get(type / TYPES.size() % functions.size()).section();
            options = options.withProgramType(section, TYPES.get(type % TYPES.size()));
        }
        if (function != 0 && !functions.isEmpty()) {
            options = options.withKeepGlobal(
                    List.of(functions.get(function % functions.size()).name()));
        }
        return options;
    }
}
