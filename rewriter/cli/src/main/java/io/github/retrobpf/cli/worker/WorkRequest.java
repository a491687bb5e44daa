package io.github.retrobpf.cli.worker;

import java.util.List;
import java.util.Optional;

/**
 * What a build tool asks for.
 *
 * @param id comes back with the answer; 0 for requests that come one at a time
 * @param arguments of a command line
 * @param isCancellation whether the request with this id is to be given up
 * @param problem why it makes no sense, if it makes none
 */
record WorkRequest(int id, List<String> arguments, boolean isCancellation, Optional<String> problem) {
    WorkRequest {
        arguments = List.copyOf(arguments);
    }
}
