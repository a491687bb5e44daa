package io.github.retrobpf.btf.model;

/** The linkages of FUNC (enum btf_func_linkage) and VAR (BTF_VAR_*): the same numbers. Other numbers are kept as they are. */
public final class Linkage {
    public static final int STATIC = 0;
    public static final int GLOBAL = 1;
    public static final int EXTERN = 2;

    private Linkage() {}
}
