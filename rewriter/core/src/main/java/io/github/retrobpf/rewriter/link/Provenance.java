package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where everything of the inputs went, for who checks the output.
 *
 * @param inputs the objects in it: of an archive those that were needed
 * @param sections those that have a place in the output
 * @param types by index of the input and by its own id, which type of the output stands for it, 0 where none does
 */
public record Provenance(List<BpfObject> inputs, List<Placed> sections, Map<Integer, int[]> types) {
    public Provenance {
        inputs = List.copyOf(inputs);
        sections = List.copyOf(sections);
        types = Map.copyOf(types);
    }

    /**
     * A section of an input.
     *
     * @param input which one, from 0
     * @param section index there
     * @param base of its first byte in the section of the output that has its name
     * @param isCopy whether the bytes are those of an earlier input
     * @param cuts what is left out of it, by place
     */
    public record Placed(int input, int section, long base, boolean isCopy, List<Cut> cuts) {
        public Placed {
            cuts = List.copyOf(cuts);
        }
    }

    /**
     * A run of bytes that is left out; what stands behind moves up.
     *
     * @param start its first byte, from the start of the section
     * @param end behind its last one
     * @param isLost whether another input has a better definition; otherwise nobody needs it
     */
    public record Cut(long start, long end, boolean isLost) {}

    static Provenance of(List<InputObject> inputs, Layout layout, Optional<MergedTypes> types) {
        List<Placed> placed = new ArrayList<>();
        for (InputObject input : inputs) {
            for (Section section : input.elf().sections()) {
                layout.placement(input, section.index()).ifPresent(p -> placed.add(of(p)));
            }
        }
        return new Provenance(
                inputs.stream().map(InputObject::object).toList(),
                placed,
                types.map(MergedTypes::ids).orElse(Map.of()));
    }

    private static Placed of(Placement placement) {
        List<Cut> cuts = placement.cuts().all().stream()
                .map(c -> new Cut(c.start(), c.end(), c.symbol() != null))
                .toList();
        return new Placed(
                placement.input().index(), placement.section().index(), placement.base(), placement.isCopy(), cuts);
    }
}
