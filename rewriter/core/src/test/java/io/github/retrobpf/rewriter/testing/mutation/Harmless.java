package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.validate.ParsedObject;
import java.util.Arrays;
import java.util.Optional;

/** Bytes that may be other ones, by what they are in the file. */
enum Harmless {
    PADDING("Filling between sections, which belongs to none. Nobody reads it.") {
        @Override
        boolean holds(Subject subject, ParsedObject mutant, int at) {
            int headers = subject.elf().header().shoff();
            int count = subject.elf().sections().size();
            boolean isHeader = at < HEADER_SIZE || (at >= headers && at < headers + count * HEADER_SIZE);
            return !isHeader
                    && subject.elf().sections().stream()
                            .allMatch(s -> at < subject.start(s)
                                    || at >= subject.start(s) + s.data().bytes().size());
        }
    },
    PLACE_OF_NOTHING("`sh_offset` of a section without bytes in the file.") {
        @Override
        boolean holds(Subject subject, ParsedObject mutant, int at) {
            return subject.elf().sections().stream()
                    .anyMatch(s -> hasNoBytes(s) && isIn(at, subject.headerOf(s) + OFFSET, 8));
        }
    },
    LONGER_STRINGS("`sh_size` of a string table that takes in the filling behind it.") {
        @Override
        boolean holds(Subject subject, ParsedObject mutant, int at) {
            return subject.elf().sections().stream()
                    .filter(s -> s.type() == SectionType.STRTAB && isIn(at, subject.headerOf(s) + SIZE, 8))
                    .anyMatch(s -> mutant.elf().section(s.index()).header().size()
                            > s.header().size());
        }
    },
    LINKAGE("Linkage of a FUNC with a context tag: global or static. Without a declaration both are right.") {
        @Override
        boolean holds(Subject subject, ParsedObject mutant, int at) {
            Btf btf = subject.after().btf().orElseThrow();
            Btf changed = mutant.btf().orElseThrow();
            for (int id = 1; id < btf.endId(); id++) {
                if (btf.kind(id) == BtfKind.FUNC && isIn(at, subject.typeStart(id) + INFO, 4)) {
                    int linkage = ((BtfType.Func) btf.get(id)).linkage();
                    int other = ((BtfType.Func) changed.get(id)).linkage();
                    return linkage + other == Linkage.STATIC + Linkage.GLOBAL;
                }
            }
            return false;
        }
    };

    private static final int HEADER_SIZE = 64;
    private static final int OFFSET = 24;
    private static final int SIZE = 32;
    private static final int INFO = 4;

    private final String text;

    Harmless(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    abstract boolean holds(Subject subject, ParsedObject mutant, int at);

    private static boolean hasNoBytes(Section section) {
        return section.index() > 0 && section.data().bytes().size() == 0;
    }

    private static boolean isIn(int at, int start, int size) {
        return at >= start && at < start + size;
    }

    /**
     * Why a mutant is none.
     *
     * @param at the byte that was changed
     * @param isDeclared whether it also survives beside what the rewriting declares
     */
    static Optional<Harmless> of(Subject subject, ParsedObject mutant, int at, boolean isDeclared) {
        return Arrays.stream(values())
                .filter(reason -> reason != LINKAGE || !isDeclared)
                .filter(reason -> reason.holds(subject, mutant, at))
                .findFirst();
    }
}
