package io.github.retrobpf.rewriter.testing.random;

import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.plan.Strategy;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The options that random objects are rewritten with. */
final class RandomOptions {
    private RandomOptions() {}

    /** By what they are. */
    static SortedMap<String, RewriteOptions> all() {
        SortedMap<String, RewriteOptions> options = new TreeMap<>();
        options.put("auto", RewriteOptions.DEFAULT);
        options.put("clone", RewriteOptions.DEFAULT.withStrategy(Strategy.CLONE));
        options.put("static", RewriteOptions.DEFAULT.withStrategy(Strategy.STATIC));
        options.put(
                "keep-tags, strip-debug",
                RewriteOptions.DEFAULT.withKeepTags(true).withStripDebug(true));
        options.put(
                "static, keep-global",
                RewriteOptions.DEFAULT.withStrategy(Strategy.STATIC).withKeepGlobal(List.of("f0", "f2", "f5")));
        options.put(
                "prog-type, keep-global",
                RewriteOptions.DEFAULT
                        .withProgramType("mine", "tc")
                        .withProgramType("xdp2", "xdp")
                        .withProgramType("freplace/f0", "ext:xdp")
                        .withKeepGlobal(List.of("f1")));
        return options;
    }
}
