package io.github.retrobpf.rewriter.plan;

/**
 * What happens to a function for the programs of one context.
 *
 * @param action what
 * @param reason why
 */
record Decision(Action action, Reason reason) {}
