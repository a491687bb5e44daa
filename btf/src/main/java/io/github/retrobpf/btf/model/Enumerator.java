package io.github.retrobpf.btf.model;

/**
 * A constant of an ENUM or ENUM64.
 *
 * @param name string offset
 * @param value extended to 64 bits by its enum's signedness; in an unsigned ENUM64 the raw bits
 */
public record Enumerator(int name, long value) {}
