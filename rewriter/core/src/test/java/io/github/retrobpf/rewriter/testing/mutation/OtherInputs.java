package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.model.SymbolTable;
import io.github.retrobpf.rewriter.link.LinkException;
import io.github.retrobpf.rewriter.testing.Linking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What a linker makes of other inputs than those it was given: a mistake through and through, for output and declaration fit
 * each other.
 */
final class OtherInputs {
    private static final int SYMBOL_SIZE = 24;
    /** Most bytes lie in types that nobody misses, or come to nothing that can be linked. */
    private static final int TRIES = 40;

    private final Linking linking;
    private final List<Link> links = new ArrayList<>();

    /** A link of other inputs. */
    record Link(Kind kind, String place, Linking linking) {}

    private OtherInputs(Linking linking) {
        this.linking = linking;
    }

    static List<Link> of(Linking linking, int perKind) {
        OtherInputs others = new OtherInputs(linking);
        Random random = new Random(linking.name().hashCode());
        for (int i = 0; i < linking.inputs().size(); i++) {
            others.symbols(i);
            ElfFile elf = linking.inputs().get(i).elf();
            for (int tries = 0; tries < Math.min(perKind, 25) * TRIES; tries++) {
                int at = random.nextInt(elf.image().size());
                int bit = random.nextInt(8);
                Patch patch = new Patch(elf.image().toByteArray(), elf.header().order());
                byte[] changed = patch.u8(at, patch.bytes()[at] ^ (1 << bit)).bytes();
                others.link(i, changed, "a bit of " + where(elf, at), "byte " + at);
            }
        }
        return others.links;
    }

    private static String where(ElfFile elf, int at) {
        for (Section section : elf.sections()) {
            long start = section.header().offset();
            if (at >= start && at < start + section.data().bytes().size()) {
                return switch (section.type()) {
                    case SYMTAB, STRTAB, REL -> section.type().toString();
                    default ->
                        Subject.isCode(section) ? "code" : section.name().startsWith(".") ? section.name() : "data";
                };
            }
        }
        return "the headers";
    }

    /** Other definitions win, or are seen by others. */
    private void symbols(int input) {
        ElfFile elf = linking.inputs().get(input).elf();
        SymbolTable symbols = elf.symbols().orElseThrow();
        int table = (int) elf.symbolSection().orElseThrow().header().offset();
        for (int i = 1; i < symbols.count(); i++) {
            Symbol symbol = symbols.get(i);
            int at = table + i * SYMBOL_SIZE;
            if (!symbol.isLocal()) {
                for (int binding : new int[] {1, 2}) {
                    byte[] changed = new Patch(
                                    elf.image().toByteArray(), elf.header().order())
                            .u8(at + 4, (symbol.info() & 0xf) | (binding << 4))
                            .bytes();
                    link(input, changed, "binding", symbol.name());
                }
                byte[] changed = new Patch(
                                elf.image().toByteArray(), elf.header().order())
                        .u8(at + 5, symbol.other() ^ 2)
                        .bytes();
                link(input, changed, "visibility", symbol.name());
            }
        }
    }

    private void link(int input, byte[] changed, String what, String place) {
        List<Linking.Input> inputs = new ArrayList<>();
        for (int i = 0; i < linking.inputs().size(); i++) {
            ElfFile elf = linking.inputs().get(i).elf();
            inputs.add(new Linking.Input(
                    elf.name(), i == input ? changed : elf.image().toByteArray()));
        }
        String name = inputs.get(input).name();
        linked(inputs).ifPresent(l -> links.add(new Link(new Kind("inputs", what), name + ", " + place, l)));
    }

    private Optional<Linking> linked(List<Linking.Input> inputs) {
        try {
            return Optional.of(Linking.of(linking.options(), inputs));
        } catch (LinkException | MalformedInputException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
