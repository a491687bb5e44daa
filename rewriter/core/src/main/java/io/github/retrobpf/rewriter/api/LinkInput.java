package io.github.retrobpf.rewriter.api;

/**
 * One of the objects to link.
 *
 * @param object the whole file
 * @param isOnDemand whether it counts only where another object needs what it defines, as members of archives do
 */
public record LinkInput(NamedBytes object, boolean isOnDemand) {}
