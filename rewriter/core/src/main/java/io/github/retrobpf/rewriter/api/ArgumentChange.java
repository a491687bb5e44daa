package io.github.retrobpf.rewriter.api;

/**
 * A context argument that changed its type.
 *
 * @param index from 0
 * @param name of the argument
 * @param oldType as C spells it
 * @param newType as C spells it; the same where only the tag went
 */
public record ArgumentChange(int index, String name, String oldType, String newType) {}
