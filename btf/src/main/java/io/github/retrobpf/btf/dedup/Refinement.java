package io.github.retrobpf.btf.dedup;

import java.util.Arrays;

/**
 * Splits blocks until the types of each refer, with each field, to types of one block. After Hopcroft, "An n log n
 * algorithm for minimizing states in a finite automaton" (1971): a block tells its users apart once, and of what a block
 * falls into later all but the largest part.
 */
final class Refinement {
    private final Partition partition;
    private final Incoming incoming;
    /** Blocks that have not told their users apart yet; each is there once. */
    private int[] waiting;

    private int waitingCount;
    private long[] uses = new long[1 << 10];
    private int[] touched = new int[1 << 7];

    Refinement(Partition partition, Incoming incoming) {
        this.partition = partition;
        this.incoming = incoming;
        this.waiting = new int[2 * partition.count()];
    }

    void run() {
        for (int block = 0; block < partition.count(); block++) {
            waitFor(block);
        }
        while (waitingCount > 0) {
            int block = waiting[--waitingCount];
            int count = collect(block);
            Arrays.sort(uses, 0, count);
            for (int start = 0, end; start < count; start = end) {
                end = start;
                int field = Incoming.field(uses[start]);
                while (end < count && Incoming.field(uses[end]) == field) {
                    end++;
                }
                splitUsers(start, end);
            }
        }
    }

    private void waitFor(int block) {
        if (waitingCount == waiting.length) {
            waiting = Arrays.copyOf(waiting, 2 * waitingCount);
        }
        waiting[waitingCount++] = block;
    }

    /** All uses of a block's types at once: splits may change the block while they are at work. */
    private int collect(int block) {
        int count = 0;
        for (int place = partition.start(block); place < partition.end(block); place++) {
            int id = partition.member(place);
            int more = incoming.count(id);
            if (more > uses.length - count) {
                uses = Arrays.copyOf(uses, Math.max(2 * uses.length, count + more));
            }
            incoming.copy(id, uses, count);
            count += more;
        }
        return count;
    }

    /** Those that refer to the block with one field do not belong with those that do not. */
    private void splitUsers(int start, int end) {
        int touchedCount = 0;
        for (int i = start; i < end; i++) {
            int id = Incoming.id(uses[i]);
            if (partition.mark(id)) {
                if (touchedCount == touched.length) {
                    touched = Arrays.copyOf(touched, 2 * touchedCount);
                }
                touched[touchedCount++] = partition.block(id);
            }
        }
        for (int i = 0; i < touchedCount; i++) {
            int next = partition.count();
            partition.split(touched[i]);
            for (int added = next; added < partition.count(); added++) {
                waitFor(added);
            }
        }
    }
}
