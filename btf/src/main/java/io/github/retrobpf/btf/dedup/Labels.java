package io.github.retrobpf.btf.dedup;

import io.github.retrobpf.btf.codec.TypeDecoder;
import io.github.retrobpf.btf.hash.KeyedHash;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.TypeRefs;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What types look like as long as no reference is followed: a number for each, the same for those whose records have the
 * same words, strings compared by what they say and type ids left out, and that carry the same tags.
 */
final class Labels {
    // What a sequence of words is about, in front of it.
    private static final int RECORD = 0;
    private static final int TAGGED = 1;
    private static final int ALONE = 2;

    private final Btf btf;
    private final StringNumbers strings;
    private final LabelTable table;
    private final int[] labels;
    private final References references;
    private final BitSet tagged = new BitSet();
    private int[] words = new int[1 << 6];

    private Labels(Btf btf, StringNumbers strings, KeyedHash hash) {
        this.btf = btf;
        this.strings = strings;
        this.table = new LabelTable(hash);
        this.labels = new int[btf.endId()];
        this.references = new References(btf.endId());
    }

    static Labels of(Btf btf, StringNumbers strings, KeyedHash hash) throws MalformedInputException {
        Labels labels = new Labels(btf, strings, hash);
        labels.read();
        labels.addTags();
        return labels;
    }

    private void read() throws MalformedInputException {
        words[0] = RECORD;
        labels[0] = table.label(words, 1);
        references.close(0);
        for (int id = 1; id < labels.length; id++) {
            if (Dedup.isAlone(btf.kind(id))) {
                words[0] = ALONE;
                words[1] = id;
                labels[id] = table.label(words, 2);
            } else {
                int count = record(id); // may make the array larger
                labels[id] = table.label(words, count);
            }
            references.close(id);
        }
    }

    /** The words of a record, and how many; its references are added beside. */
    private int record(int id) throws MalformedInputException {
        ByteView types = btf.typeBytes();
        int record = btf.offset(id);
        int count = 1 + (btf.offset(id + 1) - record) / 4;
        room(count);
        words[0] = RECORD;
        for (int i = 1; i < count; i++) {
            words[i] = types.s32(record + 4 * (i - 1));
        }
        TypeRefs.forEachString(types, record, at -> {
            int i = 1 + (at - record) / 4;
            words[i] = strings.of(words[i]);
        });
        TypeRefs.forEachType(types, record, at -> {
            int i = 1 + (at - record) / 4;
            references.add(words[i]);
            words[i] = 0;
        });
        return count;
    }

    private void room(int count) {
        if (count > words.length) {
            words = new int[Math.max(count, 2 * words.length)];
        }
    }

    /**
     * Tells types apart by the tags on them. Who took a tagged function for the same as one without would tag both, and a
     * member with the tags of two declarations may be one that kernels refuse.
     */
    private void addTags() throws MalformedInputException {
        long[] tags = tags();
        for (int start = 0, end; start < tags.length; start = end) {
            int target = (int) (tags[start] >>> 32);
            end = start;
            while (end < tags.length && (int) (tags[end] >>> 32) == target) {
                end++;
            }
            room(2 + end - start);
            int count = 0;
            words[count++] = TAGGED;
            words[count++] = labels[target];
            for (int i = start; i < end; i++) {
                // The same tag twice says no more than once.
                if (i == start || tags[i] != tags[i - 1]) {
                    words[count++] = (int) tags[i];
                }
            }
            labels[target] = table.label(words, count);
            tagged.set(target);
        }
    }

    /** Of each DECL_TAG the target and the label, sorted. */
    private long[] tags() throws MalformedInputException {
        long[] tags = new long[1 << 4];
        int count = 0;
        for (int id = 1; id < labels.length; id++) {
            if (btf.kind(id) == BtfKind.DECL_TAG) {
                if (count == tags.length) {
                    tags = Arrays.copyOf(tags, 2 * count);
                }
                tags[count++] = (long) TypeDecoder.target(btf.typeBytes(), btf.offset(id)) << 32 | labels[id];
            }
        }
        tags = Arrays.copyOf(tags, count);
        Arrays.sort(tags);
        return tags;
    }

    /** Of a type. */
    int label(int id) {
        return labels[id];
    }

    /** How many labels there are at most. */
    int count() {
        return table.count();
    }

    /** Whether a DECL_TAG is about it. */
    boolean isTagged(int id) {
        return tagged.get(id);
    }

    /** What the types refer to, but for those that are alone in any case. */
    References references() {
        return references;
    }
}
