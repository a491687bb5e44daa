package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.util.List;
import java.util.Optional;

/** Objects about which nothing can be decided, and what to tell of them. */
final class Undecidable {
    private Undecidable() {}

    /** Of an object without BTF. Without subprograms and BTF-defined maps it may do without. */
    static List<Diagnostic> withoutBtf(BpfObject object) {
        boolean isMissed = object.elf().section(BpfObject.MAPS).isPresent()
                || object.functions().stream().anyMatch(f -> !f.isEntry());
        return isMissed
                ? List.of(about(object, Code.CTX_NO_BTF, "has no BTF, so no tags", "was it compiled with -g?"))
                : List.of();
    }

    /** Of an object with tags; empty where they can be decided about. */
    static Optional<Diagnostic> withTags(BpfObject object, TagIndex tags, List<EntryProgram> programs) {
        if (programs.isEmpty()) {
            return Optional.of(about(
                    object,
                    Code.CTX_NO_ENTRY_PROGRAM,
                    "has context tags, but no entry program that decides what they mean, so nothing is done",
                    "link it first"));
        }
        if (object.functions().stream().noneMatch(BpfFunction::hasBtf)) {
            return Optional.of(about(
                    object,
                    Code.CTX_NO_FUNC_INFO,
                    "has context tags, but no func_info: kernels take all functions for static, and need nothing",
                    ""));
        }
        return programs.stream()
                .filter(program -> sharesExceptionCallback(object, tags, program.function()))
                .findFirst()
                .map(program -> about(
                        object,
                        Code.CTX_TAG_MISPLACED,
                        "program " + program.function().name()
                                + " names an exception callback, but another function has"
                                + " the same FUNC: no name would be right for both, so nothing is done",
                        "give each its own FUNC"));
    }

    private static boolean sharesExceptionCallback(BpfObject object, TagIndex tags, BpfFunction program) {
        return object.isSharedFunc(program.btfId())
                && tags.of(program.btfId()).stream()
                        .anyMatch(tag -> tag.exceptionCallback().isPresent());
    }

    private static Diagnostic about(BpfObject object, Code code, String fact, String advice) {
        return new Diagnostic(code, object.elf().name(), Diagnostic.Subject.OBJECT, fact, advice);
    }
}
