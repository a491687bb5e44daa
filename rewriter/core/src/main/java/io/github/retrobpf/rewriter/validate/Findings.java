package io.github.retrobpf.rewriter.validate;

import java.util.ArrayList;
import java.util.List;

/** Collects mismatches: the first ones as they are, all of them as a number. */
public final class Findings {
    /** Nobody reads more, and an object that has nothing to do with the other one has a mismatch everywhere. */
    private static final int KEPT = 100;
    /** Of each part of a message, in characters: objects may have names beyond all measure. */
    private static final int LONGEST = 500;

    private final Sides sides;
    private final List<Mismatch> kept = new ArrayList<>();
    private int count;

    /** None so far, between a rewritten object and its original. */
    Findings() {
        this(Sides.REWRITING);
    }

    /** None so far. */
    public Findings(Sides sides) {
        this.sides = sides;
    }

    /** Adds a mismatch. */
    public void add(Place place, String original, String rewritten) {
        if (count++ < KEPT) {
            kept.add(new Mismatch(sides, cut(place.toString()), cut(original), cut(rewritten)));
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** Adds what was found elsewhere. */
    public void addAll(Findings others) {
        others.kept.stream().limit(Math.max(0, KEPT - kept.size())).forEach(kept::add);
        count += others.count;
    }

    /** Adds a mismatch if the two differ. */
    public void compare(Place place, Object original, Object rewritten) {
        if (!original.equals(rewritten)) {
            add(place, original.toString(), rewritten.toString());
        }
    }

    /** Adds a mismatch if the two differ. */
    public void compare(Place place, long original, long rewritten) {
        if (original != rewritten) {
            add(place, Long.toString(original), Long.toString(rewritten));
        }
    }

    /** The first ones. */
    public List<Mismatch> kept() {
        return kept;
    }

    public int count() {
        return count;
    }
}
