package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionHeader;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A section of the output: what the inputs have under one name, behind each other. */
final class OutputSection {
    /** BTF counts the bytes of a section in 32 bits, and so do instructions that name places in it. */
    private static final long LARGEST = 0xffff_ffffL;

    private final Section model;
    private final InputObject first;
    private final List<Placement> placements = new ArrayList<>();
    private long alignment;
    private long size;

    OutputSection(InputObject first, Section model) {
        this.first = first;
        this.model = model;
    }

    String name() {
        return model.name();
    }

    SectionType type() {
        return model.type();
    }

    /** Type, flags and size of entries, as the first input has them. */
    SectionHeader header() {
        return model.header();
    }

    /** The first input that has it. */
    InputObject first() {
        return first;
    }

    /** That input's section. */
    Section model() {
        return model;
    }

    boolean isCode() {
        return BpfObject.isCode(model);
    }

    ByteOrder order() {
        return first.elf().header().order();
    }

    /** In bytes. */
    long alignment() {
        return alignment;
    }

    /** In bytes. */
    long size() {
        return size;
    }

    /** Whether everything in it was taken out: linkers drop an empty .text, and loaders have no use for empty data. */
    boolean isBare() {
        return size == 0
                && placements.stream().anyMatch(p -> !p.cuts().isEmpty())
                && placements.stream().noneMatch(OutputSection::hasName);
    }

    /** Whether a symbol stands behind what was taken out. */
    private static boolean hasName(Placement placement) {
        return placement.input().symbols().stream()
                .anyMatch(s -> s.shndx() == placement.section().index()
                        && s.type() != SymbolType.SECTION
                        && !placement.isCut(s.value()));
    }

    /** What stands in it, in order. */
    List<Placement> placements() {
        return placements;
    }

    /**
     * Puts a section of an input behind what is there.
     *
     * @throws ArithmeticException where that is more than fits into any memory
     */
    Placement append(InputObject input, Section section, Cuts cuts) {
        alignment = Math.max(Math.max(1, alignment), section.header().alignment());
        long base = Math.addExact(size, alignment - 1) & -alignment;
        size = Math.addExact(base, section.header().size() - cuts.total());
        if (size > LARGEST) {
            throw new ArithmeticException(size + " bytes");
        }
        Placement placement = new Placement(input, section, this, base, cuts, false);
        placements.add(placement);
        return placement;
    }

    /** What stands for a section of which the output has a copy already. */
    Placement same(InputObject input, Section section) {
        return new Placement(input, section, this, placements.get(0).base(), Cuts.NONE, true);
    }
}
