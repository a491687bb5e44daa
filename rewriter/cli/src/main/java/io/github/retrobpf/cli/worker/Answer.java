package io.github.retrobpf.cli.worker;

import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.text.Console;
import io.github.retrobpf.cli.text.Line;
import java.util.List;

/**
 * What came of a request.
 *
 * @param exitCode that of the command line
 * @param output all that it printed
 */
record Answer(int exitCode, String output) {
    /** Of a job that never began. */
    static final Answer NONE = new Answer(ExitStatus.DONE.code(), "");

    /** Of what no command got to see. */
    static Answer of(ExitStatus status, List<Line> lines) {
        Output output = new Output();
        new Console(output.err(), false, false).print(lines);
        return output.answer(status.code());
    }
}
