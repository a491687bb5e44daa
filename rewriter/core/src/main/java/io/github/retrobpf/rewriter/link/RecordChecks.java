package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.btf.ext.BtfExt;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.object.BpfFunction;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the types and records of the inputs can stand in one section. */
final class RecordChecks {
    private final Problems problems;
    private final Map<InfoKind, InfoBlock> first = new EnumMap<>(InfoKind.class);

    private RecordChecks(Problems problems) {
        this.problems = problems;
    }

    /**
     * Tells what forbids it.
     *
     * @throws MalformedInputException where a header has fields that are not known
     */
    static void check(List<InputObject> inputs, Problems problems) throws MalformedInputException {
        RecordChecks checks = new RecordChecks(problems);
        for (InputObject input : inputs) {
            Btf btf = input.btf();
            if (btf != null) {
                btf.headerBeyond();
            }
            Optional<BtfExt> ext = input.object().btfExt();
            if (ext.isPresent()) {
                ext.get().headerBeyond();
                checks.sizes(ext.get());
            }
        }
        checks.functions(inputs);
    }

    private void sizes(BtfExt ext) {
        for (InfoKind kind : InfoKind.values()) {
            List<InfoBlock> blocks = ext.blocks(kind);
            InfoBlock known = blocks.isEmpty() ? null : first.putIfAbsent(kind, blocks.get(0));
            if (known != null && known.recordSize() != blocks.get(0).recordSize()) {
                problems.add(
                        Code.LINK_RECORD_SIZE,
                        blocks.get(0).location(),
                        kind + " records have " + blocks.get(0).recordSize() + " bytes, but those at "
                                + known.location() + " have " + known.recordSize(),
                        "compile all objects with the same compiler");
            }
        }
    }

    /** A loader that finds func_info for a program wants it for every function that the program calls. */
    private void functions(List<InputObject> inputs) {
        if (!first.containsKey(InfoKind.FUNC_INFO)) {
            return;
        }
        for (InputObject input : inputs) {
            input.object().functions().stream()
                    .filter(f -> !f.hasBtf())
                    .findFirst()
                    .ifPresent(f -> withoutInfo(input, f));
        }
    }

    private void withoutInfo(InputObject input, BpfFunction function) {
        problems.add(
                Code.LINK_NO_FUNC_INFO,
                input.place(input.elf().section(function.section()), function.offset()),
                "function '" + function.name()
                        + "' has no func_info, and programs of other objects, which have it, cannot call it",
                "compile with -g");
    }
}
