package io.github.retrobpf.rewriter.inspect;

import java.util.List;
import java.util.Optional;

/**
 * What is in an object.
 *
 * @param name of the file, for messages
 * @param size of the file, in bytes
 * @param isBigEndian its byte order
 * @param license as the {@code license} section says
 * @param functions entry programs and subprograms, by section, then by offset; a function's id is its position
 * @param maps as BTF or legacy {@code maps} sections define them, and those that loaders make of data sections
 * @param externs what the object wants of the kernel, of its configuration, or of other objects
 * @param btf figures of {@code .BTF}; empty without one
 * @param btfExt figures of {@code .BTF.ext}; empty without one
 */
public record Inspection(
        String name,
        long size,
        boolean isBigEndian,
        Optional<String> license,
        List<FunctionFacts> functions,
        List<MapFacts> maps,
        List<ExternFacts> externs,
        Optional<BtfFacts> btf,
        Optional<BtfExtFacts> btfExt) {
    public Inspection {
        functions = List.copyOf(functions);
        maps = List.copyOf(maps);
        externs = List.copyOf(externs);
    }
}
