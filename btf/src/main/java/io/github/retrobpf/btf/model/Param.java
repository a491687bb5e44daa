package io.github.retrobpf.btf.model;

/**
 * A parameter of a FUNC_PROTO.
 *
 * @param name string offset, 0 if it has none
 * @param type type id; name 0 and type 0 in the last place stand for {@code ...}
 */
public record Param(int name, int type) {}
