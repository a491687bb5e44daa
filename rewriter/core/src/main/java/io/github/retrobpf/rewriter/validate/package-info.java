/**
 * Whether a rewritten object is a translation of its original: {@link
 * io.github.retrobpf.rewriter.validate.TranslationValidator}.
 *
 * <p>It starts from the bytes of both files and shares no code with what plans and makes changes, nor with what reads
 * functions and calls for them: a checker that shares code shares its mistakes.
 */
@NullMarked
package io.github.retrobpf.rewriter.validate;

import org.jspecify.annotations.NullMarked;
