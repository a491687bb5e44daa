package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration.Gone;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration.Placed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/** Where places of the inputs are in the output, by what is declared. */
final class Places {
    /** What is left out. */
    static final long NOWHERE = -1;

    private final Map<Home, Run> placed = new HashMap<>();
    private final Bodies bodies;

    private record Home(int input, int section) {}

    /**
     * A section with what is left out of it.
     *
     * @param before how many bytes are left out before each run that is, and behind the last one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Run(Placed section, long[] before) {
        static Run of(Placed section) {
            List<Gone> gone = section.gone();
            long[] before = new long[gone.size() + 1];
            for (int i = 0; i < gone.size(); i++) {
                before[i + 1] = before[i] + gone.get(i).end() - gone.get(i).start();
            }
            return new Run(section, before);
        }

        /** How many runs that are left out start at a place or before it. */
        int behind(long offset) {
            int low = 0;
            int high = section.gone().size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (section.gone().get(middle).start() <= offset) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        boolean isGone(long offset) {
            int behind = behind(offset);
            return behind > 0 && offset < section.gone().get(behind - 1).end();
        }

        long at(long offset) {
            return section.base() + offset - before[behind(offset)];
        }

        long gone() {
            return before[before.length - 1];
        }
    }

    /** Of sections that were checked. */
    Places(List<Placed> sections, Bodies bodies) {
        this.bodies = bodies;
        sections.forEach(s -> placed.put(new Home(s.input(), s.section()), Run.of(s)));
    }

    private Optional<Run> run(LinkedInput input, Section section) {
        return Optional.ofNullable(placed.get(new Home(input.index(), section.index())));
    }

    /** Empty where the whole section has no place. */
    Optional<Placed> placed(LinkedInput input, Section section) {
        return run(input, section).map(Run::section);
    }

    /** How many bytes are left out of a section. */
    long gone(LinkedInput input, Section section) {
        return run(input, section).map(Run::gone).orElse(0L);
    }

    /** Where the very bytes of a place are now; empty where they are left out, or another input's are there instead. */
    Optional<Spot> at(LinkedInput input, Section section, long offset) {
        return run(input, section)
                .filter(r -> !r.section().isCopy() && !r.isGone(offset))
                .map(r -> new Spot(section.name(), r.at(offset)));
    }

    /** The same for many places of a section: where they are in the section of its name, {@link #NOWHERE} without one. */
    LongUnaryOperator offsets(LinkedInput input, Section section) {
        Run run = placed.get(new Home(input.index(), section.index()));
        return run == null || run.section().isCopy()
                ? offset -> NOWHERE
                : offset -> run.isGone(offset) ? NOWHERE : run.at(offset);
    }

    /** The same for what a symbol names. */
    Optional<Spot> at(Use use) {
        Symbol symbol = use.symbol();
        return use.input().sectionOf(symbol).flatMap(s -> at(use.input(), s, symbol.value()));
    }

    /** What a place means now: of a definition that lost the winner, of a copy the original; empty where nothing does. */
    Optional<Spot> meaning(LinkedInput input, Section section, long offset) {
        Optional<Bodies.Body> body =
                bodies.at(input, section, offset).filter(b -> b.lost().isPresent());
        if (body.isPresent()) {
            return body.get()
                    .lost()
                    .flatMap(name -> at(name.winner()))
                    .map(s -> new Spot(
                            s.section(), s.offset() + offset - body.get().start()));
        }
        return run(input, section).filter(r -> !r.isGone(offset)).map(r -> new Spot(section.name(), r.at(offset)));
    }
}
