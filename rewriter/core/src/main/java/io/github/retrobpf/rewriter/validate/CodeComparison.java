package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Relocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares code instruction by instruction: the same bytes and the same relocations, except that a call or a function's
 * address may be written in another way. Whom those name is for the caller to judge.
 */
final class CodeComparison {
    private final Code original;
    private final Code rewritten;
    private final Matches matches;
    private final Findings findings;
    private final Map<Integer, Instructions> originalSections = new HashMap<>();
    private final Map<Integer, Instructions> rewrittenSections = new HashMap<>();
    /** By id of the rewritten function, which stands for one and the same function in all programs. */
    private final Map<Integer, List<ReferencePair>> compared = new HashMap<>();

    private long instructions;

    CodeComparison(Code original, Code rewritten, Matches matches, Findings findings) {
        this.original = original;
        this.rewritten = rewritten;
        this.matches = matches;
        this.findings = findings;
    }

    /** How many slots of 8 bytes were compared. */
    long instructions() {
        return instructions;
    }

    /**
     * Compares two functions, once however often it is asked.
     *
     * @param where for messages, whose program it is
     * @return whom they name, in the order of the instructions
     */
    List<ReferencePair> compare(Place where, CodeFunction before, CodeFunction after) throws MalformedInputException {
        List<ReferencePair> known = compared.get(after.id());
        if (known == null) {
            Place place = Place.of(" of ", describe(before, after), where);
            if (before.size() == after.size()) {
                known = compare(
                        place, before.section(), before.offset(), before.end(), after.section(), after.offset());
            } else {
                findings.compare(
                        Place.of("instructions", place),
                        before.size() / Instructions.SIZE,
                        after.size() / Instructions.SIZE);
                known = List.of();
            }
            compared.put(after.id(), known);
        }
        return known;
    }

    /** For messages: a function and, where it has another name, what stands for it. */
    static Object describe(CodeFunction before, CodeFunction after) {
        return before.name().equals(after.name()) ? before : Place.of(before, " (now ", after, ")");
    }

    /**
     * Compares instructions that stand where they stood.
     *
     * @param place for messages
     * @param section of the original
     * @param otherSection of the rewritten object
     * @return whom they name
     */
    List<ReferencePair> compareGap(Place place, int section, int otherSection, int start, int end)
            throws MalformedInputException {
        return compare(place, section, start, end, otherSection, start);
    }

    private List<ReferencePair> compare(Place place, int section, int start, int end, int otherSection, int otherStart)
            throws MalformedInputException {
        Instructions a = original(section);
        Instructions b = rewritten(otherSection);
        boolean isMoved = start != otherStart || !matches.sections().isPair(section, otherSection);
        List<ReferencePair> references = new ArrayList<>();
        int distance = otherStart - start;
        int nextA = a.relocations().firstFrom(start);
        int nextB = b.relocations().firstFrom(otherStart);
        int at = start;
        while (at < end) {
            int slotEnd = Math.min(at + (a.isWide(at) ? 2 : 1) * Instructions.SIZE, end);
            int endA = a.relocations().endOf(nextA, slotEnd);
            int endB = b.relocations().endOf(nextB, slotEnd + distance);
            Relocation relocationA = first(a.relocations(), nextA, endA, at);
            Relocation relocationB = first(b.relocations(), nextB, endB, at + distance);
            CodePlace targetA = a.target(at, relocationA);
            CodePlace targetB = b.target(at + distance, relocationB);
            int index = (at - start) / Instructions.SIZE;
            boolean isSame = a.raw(at) == b.raw(at + distance) && (targetA == null) == (targetB == null);
            if (targetA != null && targetB != null) {
                boolean isSamePlace = matches.isSame(targetA, targetB);
                boolean areFunctions = false;
                if (targetA.function() != null && targetB.function() != null) {
                    areFunctions = true;
                    references.add(new ReferencePair(index, targetA.function(), targetB.function()));
                }
                // Another function is named, or a distance would not hold any more.
                boolean isRewritten = !isSamePlace || (isMoved && relocationA == null);
                if (isRewritten && relocationB != null && b.isPlain(at + distance, relocationB)) {
                    isSame = a.operation(at) == b.operation(at + distance);
                    // The relocation that names the function is compared by what it names.
                    nextA += relocationA == null ? 0 : 1;
                    nextB++;
                }
                isSame &= areFunctions || isSamePlace;
            }
            for (int second = at + Instructions.SIZE; second < slotEnd; second += Instructions.SIZE) {
                isSame &= a.raw(second) == b.raw(second + distance);
            }
            if (!isSame || !isSame(a.relocations(), nextA, endA, b.relocations(), nextB, endB, distance)) {
                findings.add(
                        Place.of("instruction ", index, place),
                        describe(a, at, targetA, relocationA),
                        describe(b, at + distance, targetB, relocationB));
            }
            nextA = endA;
            nextB = endB;
            at = slotEnd;
        }
        instructions += (end - start) / Instructions.SIZE;
        return references;
    }

    /** Loaders search relocations by their place. */
    void compareOrder(int section, int otherSection) {
        if (original(section).relocations().isAscending()
                && !rewritten(otherSection).relocations().isAscending()) {
            String name = original.elf().section(section).name();
            findings.add(Place.of("relocations of '", name, "'"), "ascending order", "another order");
        }
    }

    private Instructions original(int section) {
        return originalSections.computeIfAbsent(section, s -> new Instructions(original, s));
    }

    private Instructions rewritten(int section) {
        return rewrittenSections.computeIfAbsent(section, s -> new Instructions(rewritten, s));
    }

    private static @Nullable Relocation first(RelocationIndex relocations, int from, int to, int at) {
        return from < to && relocations.get(from).offset() == at ? relocations.get(from) : null;
    }

    private boolean isSame(RelocationIndex a, int fromA, int toA, RelocationIndex b, int fromB, int toB, int distance) {
        if (toA - fromA != toB - fromB) {
            return false;
        }
        for (int i = 0; i < toA - fromA; i++) {
            Relocation before = a.get(fromA + i);
            Relocation after = b.get(fromB + i);
            if (before.offset() + distance != after.offset()
                    || !FileComparison.isSameButPlace(before, after, matches.symbols())) {
                return false;
            }
        }
        return true;
    }

    private static String describe(
            Instructions side, int at, @Nullable CodePlace target, @Nullable Relocation relocation)
            throws MalformedInputException {
        String text = side.describe(at);
        if (target != null) {
            return (side.isWide(at) ? "the address of " : "a call of ") + target + " (" + text + ")";
        }
        return text + (relocation == null ? "" : " with " + side.describe(relocation));
    }
}
