package io.github.retrobpf.rewriter.program;

/** How BTF spells a program type's context so that every kernel recognises it. */
public enum ContextForm {
    /** A STRUCT of the canonical name. */
    STRUCT,
    /** A TYPEDEF of the canonical name, of a STRUCT of the same name. */
    TYPEDEF,
    /** No name serves; only a static function takes this context everywhere. */
    NONE
}
