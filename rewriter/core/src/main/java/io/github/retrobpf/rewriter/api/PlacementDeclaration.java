package io.github.retrobpf.rewriter.api;

import io.github.retrobpf.rewriter.link.LinkOptions;
import io.github.retrobpf.rewriter.link.Provenance;
import io.github.retrobpf.rewriter.validate.link.LinkDeclaration;
import java.util.List;

/** Tells the validator where a linker put everything. */
public final class PlacementDeclaration {
    private PlacementDeclaration() {}

    /**
     * Everything that the linker says of its output.
     *
     * @param options how it was linked
     */
    public static LinkDeclaration of(Provenance provenance, LinkOptions options) {
        List<LinkDeclaration.Placed> sections =
                provenance.sections().stream().map(PlacementDeclaration::placed).toList();
        List<LinkDeclaration.PathPrefix> prefixes = options.pathPrefixes().stream()
                .map(p -> new LinkDeclaration.PathPrefix(p.old(), p.replacement()))
                .toList();
        return new LinkDeclaration(
                sections,
                provenance.types(),
                new LinkDeclaration.Asked(
                        options.keepDebug(), options.collectGarbage(), options.allowIdentical(), prefixes));
    }

    private static LinkDeclaration.Placed placed(Provenance.Placed section) {
        List<LinkDeclaration.Gone> gone = section.cuts().stream()
                .map(c -> new LinkDeclaration.Gone(
                        c.start(), c.end(), c.isLost() ? LinkDeclaration.Why.LOST : LinkDeclaration.Why.GARBAGE))
                .toList();
        return new LinkDeclaration.Placed(section.input(), section.section(), section.base(), section.isCopy(), gone);
    }
}
