package io.github.retrobpf.rewriter.api;

import io.github.retrobpf.rewriter.link.LinkOptions;
import java.util.List;
import java.util.Optional;

/**
 * Objects to link.
 *
 * @param name of the output, for messages
 * @param inputs at least one that is not on demand
 * @param options how
 * @param rewrite how the result is rewritten; empty where it is not
 * @param validate whether the result is compared with the inputs before anybody gets it
 */
public record LinkRequest(
        String name, List<LinkInput> inputs, LinkOptions options, Optional<RewriteOptions> rewrite, boolean validate) {
    public LinkRequest {
        inputs = List.copyOf(inputs);
        if (inputs.stream().allMatch(LinkInput::isOnDemand)) {
            throw new IllegalArgumentException("nothing to link");
        }
    }
}
