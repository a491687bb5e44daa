package io.github.retrobpf.btf.merge;

import io.github.retrobpf.btf.codec.BtfHeader;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.LimitExceededException;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The types of several BTFs, behind each other, in one. Who links says which of them go, and which of them another one
 * stands for; nothing else is compared.
 */
public final class BtfMerge {
    /** Types of this id were dropped: void, which no record has. */
    private static final int DROPPED = 0;

    private final ByteOrder order;
    private final List<Btf> inputs;
    /** By input and id: the type that stands for it, as {@code input << 32 | id}, itself for most. */
    private final List<long[]> standIns = new ArrayList<>();

    /**
     * Starts with all types of all inputs.
     *
     * @param inputs none of them split; in the byte order of the result
     */
    public BtfMerge(ByteOrder order, List<Btf> inputs) {
        this.order = order;
        this.inputs = List.copyOf(inputs);
        for (int input = 0; input < inputs.size(); input++) {
            Btf btf = inputs.get(input);
            if (btf.base() != null || !btf.order().equals(order)) {
                throw new IllegalArgumentException(btf.bytes().at(0) + ": is split, or not " + order);
            }
            long[] own = new long[btf.endId()];
            for (int id = 1; id < own.length; id++) {
                own[id] = reference(input, id);
            }
            standIns.add(own);
        }
    }

    private static long reference(int input, int id) {
        return (long) input << 32 | id;
    }

    /** Leaves a type out. Only types that are left out, too, may refer to it. */
    public void drop(int input, int id) {
        standIns.get(input)[id] = DROPPED;
    }

    /** Leaves a type out; who refers to it refers to another one. Where that one does not stay, both are left out. */
    public void replace(int input, int id, int byInput, int byId) {
        standIns.get(input)[id] = reference(byInput, byId);
    }

    /**
     * What came of it.
     *
     * @param btf all types that are left, in the order of the inputs
     * @param ids of each input by its own id, where that type is now; 0 where it was left out
     */
    public record Merged(Btf btf, List<int[]> ids) {
        public Merged {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Puts the types together.
     *
     * @param name of the result, for messages
     * @throws MalformedInputException where a type refers to one that is left out
     */
    public Merged merge(String name) throws MalformedInputException {
        List<int[]> ids = number();
        StringPool pool = new StringPool(stringLimit(inputs));
        ByteSink types = new ByteSink(order, 1 << 12);
        for (int input = 0; input < inputs.size(); input++) {
            Btf btf = inputs.get(input);
            StringMap strings = new StringMap(btf, pool);
            int[] own = ids.get(input);
            for (int id = btf.firstId(); id < btf.endId(); id++) {
                if (standIns.get(input)[id] == reference(input, id)) {
                    append(types, btf, id, own, strings);
                }
            }
        }
        ByteView view = ByteView.of(bytes(order, types, pool), new Location(name, ".BTF", 0), order);
        return new Merged(Btf.parse(view), ids);
    }

    private List<int[]> number() {
        List<int[]> ids = new ArrayList<>();
        int next = 1;
        for (int input = 0; input < inputs.size(); input++) {
            int[] own = new int[standIns.get(input).length];
            for (int id = 1; id < own.length; id++) {
                if (standIns.get(input)[id] == reference(input, id)) {
                    own[id] = next++;
                }
            }
            ids.add(own);
        }
        for (int input = 0; input < inputs.size(); input++) {
            int[] own = ids.get(input);
            for (int id = 1; id < own.length; id++) {
                long standIn = standIns.get(input)[id];
                if (own[id] == 0 && stays(standIn)) {
                    own[id] = ids.get((int) (standIn >>> 32))[(int) standIn];
                }
            }
        }
        return ids;
    }

    private boolean stays(long reference) {
        return reference != DROPPED && standIns.get((int) (reference >>> 32))[(int) reference] == reference;
    }

    private static void append(ByteSink types, Btf btf, int id, int[] ids, StringMap strings)
            throws MalformedInputException {
        RecordCopy.append(types, btf, id, ids, strings, (at, target) -> {
            throw btf.typeBytes()
                    .malformed(
                            at,
                            "type " + id + ", a " + btf.kind(id) + ", refers to type " + target + ", a "
                                    + btf.kind(target) + ", which linking leaves out");
        });
    }

    /** As much as all strings of the inputs, and twice that again for those that share their ends. */
    static int stringLimit(List<Btf> inputs) {
        long all = 1 << 10;
        for (Btf input : inputs) {
            all += 3L * input.stringBytes().size();
        }
        return (int) Math.min(all, Integer.MAX_VALUE - 16);
    }

    static byte[] bytes(ByteOrder order, ByteSink types, StringPool pool) {
        ByteSink strings = pool.section(order);
        long size = (long) BtfHeader.SIZE + types.size() + strings.size();
        if (size > Integer.MAX_VALUE - 16) {
            throw new LimitExceededException("would have more than " + (Integer.MAX_VALUE - 16) + " bytes of types");
        }
        ByteSink sink = new ByteSink(order, (int) size);
        ByteView none = ByteView.of(new byte[0], new Location("", ".BTF", 0), order);
        BtfHeader.write(sink, 0, none, types.size(), strings.size());
        return sink.bytes(types.toByteArray()).bytes(strings.toByteArray()).toByteArray();
    }
}
