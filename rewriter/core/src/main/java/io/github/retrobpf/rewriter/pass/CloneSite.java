package io.github.retrobpf.rewriter.pass;

/**
 * A clone that was made.
 *
 * @param code where it stands
 * @param func id of its FUNC, or {@link io.github.retrobpf.rewriter.object.BpfFunction#NO_BTF}
 */
record CloneSite(CodeSite code, int func) {}
