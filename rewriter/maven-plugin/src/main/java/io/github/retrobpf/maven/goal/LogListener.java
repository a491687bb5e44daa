package io.github.retrobpf.maven.goal;

import io.github.retrobpf.cli.text.Line;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/** Tells lines as Maven does, each error once. */
final class LogListener implements Consumer<Line> {
    private final Log log;
    private final boolean isVerbose;
    private final Set<String> errors = new LinkedHashSet<>();

    LogListener(Log log, boolean isVerbose) {
        this.log = log;
        this.isVerbose = isVerbose;
    }

    @Override
    public void accept(Line line) {
        switch (line.kind()) {
            case ERROR, FAULT -> {
                if (errors.add(line.text())) {
                    log.error(line.text());
                }
            }
            case WARNING -> log.warn(line.text());
            case NOTE -> log.info("note: " + line.text());
            case TITLE -> log.info(line.text());
            case DETAIL -> {
                if (isVerbose) {
                    log.info("  " + line.text());
                } else {
                    log.debug("  " + line.text());
                }
            }
        }
    }

    /** What went wrong, in a line: the first error, which says where, and how many more there are. */
    String summary() {
        List<String> all = new ArrayList<>(errors);
        if (all.isEmpty()) {
            return "failed";
        }
        int others = all.size() - 1;
        return all.get(0) + (others == 0 ? "" : " (and " + others + " more, see above)");
    }
}
