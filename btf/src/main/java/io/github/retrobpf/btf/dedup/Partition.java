package io.github.retrobpf.btf.dedup;

import java.util.Arrays;
import java.util.BitSet;

/**
 * All types in blocks that can be split. A block is a run of {@link #members}: first the types that are marked, then the
 * other ones, then declarations of them.
 */
final class Partition {
    private final int[] members;
    /** By id, where it stands in {@link #members}. */
    private final int[] places;
    /** By id. */
    private final int[] blocks;

    private final int[] starts;
    /** By block, how many types are marked. */
    private final int[] marked;
    /** By block, where declarations start. */
    private final int[] bodyEnds;

    private final int[] ends;
    private int count;

    /**
     * Types with one label are in one block.
     *
     * @param labels by id, less than {@code labelCount}
     * @param declarations none of them alone with its label
     */
    Partition(int[] labels, int labelCount, BitSet declarations) {
        int size = labels.length;
        members = new int[size];
        places = new int[size];
        blocks = new int[size];
        starts = new int[size];
        marked = new int[size];
        bodyEnds = new int[size];
        ends = new int[size];
        int[] ofLabel = number(labels, labelCount);
        for (int block = 0, end = 0; block < count; block++) {
            end += ends[block];
            starts[block] = end - ends[block];
            bodyEnds[block] = starts[block];
            ends[block] = end;
        }
        int[] next = starts.clone();
        for (boolean isDeclaration : new boolean[] {false, true}) {
            for (int id = 0; id < size; id++) {
                if (declarations.get(id) == isDeclaration) {
                    int block = ofLabel[labels[id]] - 1;
                    blocks[id] = block;
                    put(id, next[block]++);
                    bodyEnds[block] += isDeclaration ? 0 : 1;
                }
            }
        }
    }

    /** Gives each label that is used a block, by label plus 1, and counts what will be in it. */
    private int[] number(int[] labels, int labelCount) {
        int[] ofLabel = new int[labelCount];
        for (int label : labels) {
            if (ofLabel[label] == 0) {
                ofLabel[label] = ++count;
            }
            ends[ofLabel[label] - 1]++;
        }
        return ofLabel;
    }

    private void put(int id, int place) {
        members[place] = id;
        places[id] = place;
    }

    /** How many blocks there are; a split adds at the end. */
    int count() {
        return count;
    }

    int block(int id) {
        return blocks[id];
    }

    int start(int block) {
        return starts[block];
    }

    int end(int block) {
        return ends[block];
    }

    int member(int place) {
        return members[place];
    }

    /**
     * Marks a type that is not marked, no declaration.
     *
     * @return whether it is the first one of its block
     */
    boolean mark(int id) {
        int block = blocks[id];
        int place = starts[block] + marked[block];
        int other = members[place];
        put(other, places[id]);
        put(id, place);
        return marked[block]++ == 0;
    }

    /**
     * Takes the marks away; where they told types apart, splits them. Declarations then go as well: they could be about
     * either. The largest part keeps the number, so that all renumbering takes n log n steps.
     */
    void split(int block) {
        int start = starts[block];
        int middle = start + marked[block];
        int bodyEnd = bodyEnds[block];
        int end = ends[block];
        marked[block] = 0;
        if (middle == bodyEnd) {
            return;
        }
        int largest = Math.max(Math.max(middle - start, bodyEnd - middle), end - bodyEnd);
        boolean isKept = false;
        int[] bounds = {start, middle, bodyEnd, end};
        for (int part = 0; part < 3; part++) {
            int from = bounds[part];
            int to = bounds[part + 1];
            if (!isKept && to - from == largest) {
                isKept = true;
                set(block, from, to);
            } else if (from < to) {
                set(count, from, to);
                for (int place = from; place < to; place++) {
                    blocks[members[place]] = count;
                }
                count++;
            }
        }
    }

    private void set(int block, int start, int end) {
        starts[block] = start;
        bodyEnds[block] = end;
        ends[block] = end;
    }

    /** By id, the lowest of its block that is no declaration. */
    int[] canonical() {
        int[] lowest = new int[count];
        Arrays.fill(lowest, Integer.MAX_VALUE);
        for (int id = 0; id < blocks.length; id++) {
            int block = blocks[id];
            if (places[id] < bodyEnds[block]) {
                lowest[block] = Math.min(lowest[block], id);
            }
        }
        int[] canonical = new int[blocks.length];
        for (int id = 0; id < blocks.length; id++) {
            canonical[id] = lowest[blocks[id]];
        }
        return canonical;
    }
}
