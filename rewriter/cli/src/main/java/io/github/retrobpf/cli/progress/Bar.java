package io.github.retrobpf.cli.progress;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** The only class that loads the library. */
final class Bar implements Progress {
    /** Fits every terminal; asking for the real width takes JLine, which is larger than all the rest of our jar. */
    private static final int WIDTH = 79;

    private final ProgressBar bar;

    Bar(PrintStream terminal, int objects) {
        bar = new ProgressBarBuilder()
                .setTaskName("retrobpf")
                .setInitialMax(objects)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .setConsumer(new Screen(terminal))
                .build();
    }

    @Override
    public void step() {
        bar.step();
    }

    @Override
    public void close() {
        bar.close();
    }

    private record Screen(PrintStream terminal) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String text) {
            terminal.print('\r' + text);
            terminal.flush();
        }

        @Override
        public void clear() {
            terminal.print('\r' + " ".repeat(WIDTH) + '\r');
            terminal.flush();
        }

        @Override
        public void close() {
            clear();
        }
    }
}
