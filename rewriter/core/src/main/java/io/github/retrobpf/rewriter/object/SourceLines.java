package io.github.retrobpf.rewriter.object;

import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.ext.LineInfo;
import java.util.List;
import java.util.Optional;

/** Where functions stand in the source, as line_info says of their first instruction. */
public final class SourceLines {
    /** More than one is unusual. Without a limit, n functions would look through n blocks each. */
    private static final int MAX_BLOCKS = 16;

    private final BpfObject object;

    public SourceLines(BpfObject object) {
        this.object = object;
    }

    /** The function's name for messages: {@code report (src/report.bpf.c:12)}. */
    public String describe(BpfFunction function) {
        return of(function).map(line -> function.name() + " (" + line + ")").orElse(function.name());
    }

    /** File and line: {@code src/report.bpf.c:12}. */
    public Optional<String> of(BpfFunction function) {
        List<InfoBlock> blocks = object.records(InfoKind.LINE_INFO, object.sectionOf(function));
        for (InfoBlock block : blocks.subList(0, Math.min(blocks.size(), MAX_BLOCKS))) {
            int at = Sorted.firstFrom(block.count(), block::insnOff, function.offset());
            if (at < block.count() && block.insnOff(at) == function.offset()) {
                LineInfo line = block.lineInfo(at);
                return object.btf().map(btf -> btf.string(line.fileNameOff()) + ":" + line.line());
            }
        }
        return Optional.empty();
    }
}
