package io.github.retrobpf.rewriter.object;

import io.github.retrobpf.elf.format.BpfRelocation;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Relocation;
import io.github.retrobpf.elf.model.RelocationTable;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import io.github.retrobpf.rewriter.insn.Instruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads every instruction once and resolves those that name functions.
 *
 * <p>A call reaches its target through a GLOBAL or WEAK symbol with imm −1, through a section symbol with imm =
 * offset/8 − 1, or without a relocation by its distance; all three are {@code value/8 + imm + 1}. An address is the
 * symbol's value plus imm in bytes. Source: libbpf, {@code bpf_object__reloc_code}.
 */
final class CallGraphReader {
    /** What an instruction names; any numbers. */
    private record Place(int section, long offset) {}

    private final ElfFile elf;
    private final FunctionIndex index;
    private final BitSet loops = new BitSet();
    private final Map<Integer, Map<Long, Relocation>> relocations = new HashMap<>();
    private @Nullable Location behindText;

    CallGraphReader(ElfFile elf, List<BpfFunction> functions) {
        this.elf = elf;
        this.index = new FunctionIndex(functions);
    }

    static CallGraph read(ElfFile elf, List<BpfFunction> functions) throws MalformedInputException {
        CallGraphReader reader = new CallGraphReader(elf, functions);
        List<List<FunctionReference>> references = new ArrayList<>(functions.size());
        for (BpfFunction function : functions) {
            references.add(reader.referencesOf(function));
        }
        return new CallGraph(references, reader.loops, reader.behindText);
    }

    private List<FunctionReference> referencesOf(BpfFunction function) throws MalformedInputException {
        Section section = elf.section(function.section());
        ByteView code = section.data().bytes();
        Map<Long, Relocation> relocated = relocationsOf(section.index());
        List<FunctionReference> references = new ArrayList<>();
        int at = function.offset();
        while (at < function.end()) {
            Instruction insn = Instruction.at(code, at);
            if (insn.isFunctionCall() || insn.isWideLoad()) {
                Relocation relocation = relocated.get((long) at);
                Place place = relocation == null
                        ? relativeTarget(section.index(), insn, at)
                        : relocatedTarget(insn, relocation);
                BpfFunction target = place == null ? null : index.at(place.section(), place.offset());
                if (place != null && behindText == null && isBehindText(place)) {
                    behindText = code.at(at);
                }
                if (target != null) {
                    FunctionReference.Kind kind =
                            insn.isWideLoad() ? FunctionReference.Kind.ADDRESS : FunctionReference.Kind.CALL;
                    references.add(new FunctionReference(at, kind, relocation != null, target.id()));
                }
            }
            if (insn.isBackwardJump()) {
                loops.set(function.id());
            }
            at += insn.slots() * Instruction.SIZE;
        }
        return references;
    }

    private @Nullable Place relativeTarget(int section, Instruction insn, int at) {
        if (insn.isWideLoad() && !insn.isFunctionAddress()) {
            return null;
        }
        return new Place(section, at + (insn.imm() + 1L) * Instruction.SIZE);
    }

    private @Nullable Place relocatedTarget(Instruction insn, Relocation relocation) {
        Symbol symbol = symbols().get(relocation.symbol());
        if (symbol.isUndefined()) {
            return null;
        }
        if (insn.isFunctionCall()) {
            return new Place(symbol.shndx(), symbol.value() + (insn.imm() + 1L) * Instruction.SIZE);
        }
        boolean address = relocation.type() == BpfRelocation.R_BPF_64_64
                && (symbol.type() == SymbolType.FUNC || symbol.type() == SymbolType.SECTION);
        return address ? new Place(symbol.shndx(), symbol.value() + insn.imm()) : null;
    }

    private boolean isBehindText(Place place) {
        if (!SectionIndex.isSection(place.section())) {
            return false;
        }
        Section section = elf.section(place.section());
        return section.name().equals(BpfObject.TEXT)
                && BpfObject.isCode(section)
                && place.offset() >= section.header().size();
    }

    private SymbolTable symbols() {
        return elf.symbols().orElseThrow();
    }

    private Map<Long, Relocation> relocationsOf(int section) {
        return relocations.computeIfAbsent(section, s -> {
            Map<Long, Relocation> byOffset = new HashMap<>();
            for (RelocationTable table : elf.relocationsOf(s)) {
                for (int i = 0; i < table.count(); i++) {
                    Relocation relocation = table.get(i);
                    byOffset.putIfAbsent(relocation.offset(), relocation);
                }
            }
            return byOffset;
        });
    }
}
