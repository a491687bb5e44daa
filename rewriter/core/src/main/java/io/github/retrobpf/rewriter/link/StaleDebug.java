package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.diagnostic.Code;
import java.util.List;

/**
 * Whether debug info tells of code that moved inside its section. What DWARF says by relocations is right all the same; a
 * table of lines counts on from the start of the section.
 */
final class StaleDebug {
    private StaleDebug() {}

    static void warn(List<InputObject> inputs, Layout layout, Problems problems) {
        for (InputObject input : inputs) {
            List<Section> sections = input.elf().sections();
            if (sections.stream()
                    .anyMatch(s -> SectionRole.isDebug(s) && input.role(s.index()) == SectionRole.CONTENT)) {
                sections.stream()
                        .filter(s -> layout.placement(input, s.index())
                                .filter(p -> p.output().isCode() && isAnythingBehind(p))
                                .isPresent())
                        .forEach(s -> warn(input, s, layout, problems));
            }
        }
    }

    /** What is cut at the end moves nothing. */
    private static boolean isAnythingBehind(Placement placement) {
        Cuts cuts = placement.cuts();
        return !cuts.isEmpty()
                && placement.section().header().size() - cuts.all().get(0).start() > cuts.total();
    }

    private static void warn(InputObject input, Section section, Layout layout, Problems problems) {
        Cuts.Cut first = layout.placement(input, section.index())
                .orElseThrow()
                .cuts()
                .all()
                .get(0);
        problems.add(
                Code.LINK_STALE_DEBUG,
                input.place(section, first.start()),
                "functions are left out, and the lines in .debug_line for what stands behind them are off",
                "BTF's line_info is right; without debug info (--strip-debug) nothing is off");
    }
}
