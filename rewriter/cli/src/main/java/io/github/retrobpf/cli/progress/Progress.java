package io.github.retrobpf.cli.progress;

import java.io.PrintStream;

/** Tells a person how far many objects are. Safe for several threads. */
public interface Progress extends AutoCloseable {
    /** Shows nothing. */
    Progress NONE = new Progress() {
        @Override
        public void step() {
            // Nothing to show.
        }

        @Override
        public void close() {
            // Nothing to clear.
        }
    };

    /** A bar on a terminal, which {@link #close} clears. */
    static Progress bar(PrintStream terminal, int objects) {
        return new Bar(terminal, objects);
    }

    /** One more object is done. */
    void step();

    @Override
    void close();
}
