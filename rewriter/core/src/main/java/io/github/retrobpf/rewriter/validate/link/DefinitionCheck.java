package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.validate.Findings;
import io.github.retrobpf.rewriter.validate.Place;
import java.util.Optional;

/** Checks that there is one strong definition of a name, or that all of them are the same where that is enough. */
final class DefinitionCheck {
    private DefinitionCheck() {}

    static void check(Resolution resolution, boolean allowsIdentical, Findings findings)
            throws MalformedInputException {
        for (GlobalName name : resolution.names()) {
            Use winner = name.winner();
            for (Use use : name.uses()) {
                boolean isSecond = !use.equals(winner) && GlobalName.isStrongDefinition(use);
                if (isSecond && !(allowsIdentical && haveSameBytes(winner, use))) {
                    findings.add(Place.of(use), "no second strong definition", "one");
                }
            }
        }
    }

    private static boolean haveSameBytes(Use one, Use other) throws MalformedInputException {
        Optional<Section> left = one.input().sectionOf(one.symbol());
        Optional<Section> right = other.input().sectionOf(other.symbol());
        boolean isSame = left.isPresent()
                && right.isPresent()
                && left.get().name().equals(right.get().name())
                && left.get().type() == right.get().type()
                && one.symbol().size() == other.symbol().size();
        return isSame
                && (left.get().data().bytes().size() == 0
                        || bytes(left.get(), one.symbol()).sameBytes(bytes(right.get(), other.symbol())));
    }

    private static ByteView bytes(Section section, Symbol symbol) throws MalformedInputException {
        return section.data().bytes().slice((int) symbol.value(), (int) symbol.size());
    }
}
