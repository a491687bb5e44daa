package io.github.retrobpf.rewriter.plan;

import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.program.ProgramKind;
import io.github.retrobpf.rewriter.program.ProgramType;
import io.github.retrobpf.rewriter.program.ProgramTypes;
import java.util.List;
import java.util.SortedMap;

/** Finds the entry programs, and what they are. */
public final class EntryPrograms {
    private EntryPrograms() {}

    /**
     * The entry programs of an object, in the order of their code.
     *
     * @param told what the user says of sections, which is stronger than their names
     */
    public static List<EntryProgram> of(BpfObject object, SortedMap<String, ProgramKind> told) {
        return object.functions().stream()
                .filter(BpfFunction::isEntry)
                .map(f -> entry(f, object.sectionOf(f), told))
                .toList();
    }

    private static EntryProgram entry(BpfFunction function, String section, SortedMap<String, ProgramKind> told) {
        ProgramKind kind = told.get(ProgramTypes.withoutMark(section));
        if (kind != null) {
            return new EntryProgram(function, section, kind, EntryProgram.KnownBy.OPTION);
        }
        ProgramType type = ProgramTypes.bundled().ofSection(section);
        return new EntryProgram(
                function,
                section,
                ProgramKind.of(type),
                type.isUnknown() ? EntryProgram.KnownBy.NOBODY : EntryProgram.KnownBy.SECTION_NAME);
    }
}
