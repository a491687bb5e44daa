package io.github.retrobpf.btf.build;

import io.github.retrobpf.btf.codec.BtfHeader;
import io.github.retrobpf.btf.codec.TypeEncoder;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.table.TypeSource;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Btf} and edits to it. Types and strings of the original keep their ids and offsets.
 *
 * <p>A type may refer to an id that is only added later; when the bytes are taken, everything has to be in place.
 */
public final class BtfBuilder implements TypeSource {
    private final Btf original;
    private final StringAppender strings;
    private final TreeMap<Integer, BtfType> replaced = new TreeMap<>();
    private final List<BtfType> added = new ArrayList<>();
    /** Null until somebody interns. */
    private @Nullable IdentityIndex index;

    /**
     * Starts from {@code base}, which is not changed.
     *
     * @param base the BTF to edit; if it is split, then its own base cannot be edited
     */
    public BtfBuilder(Btf base) {
        this.original = base;
        this.strings = new StringAppender(base);
    }

    /** Starts from nothing. */
    public static BtfBuilder empty(ByteOrder order) {
        ByteSink sink = new ByteSink(order, BtfHeader.SIZE + 1);
        ByteView none = ByteView.of(new byte[0], new Location("(new)", ".BTF", 0), order);
        BtfHeader.write(sink, 0, none, 0, 1);
        try {
            return new BtfBuilder(Btf.parse(ByteView.of(sink.u8(0).toByteArray(), none.at(0), order)));
        } catch (MalformedInputException e) {
            throw new AssertionError(e);
        }
    }

    /** The offset of this string; it is appended if the table does not have it as an entry of its own. */
    public int string(String text) {
        return strings.offset(text);
    }

    /** Appends a type and returns its id. */
    public int add(BtfType type) {
        if (type.kind() == BtfKind.VOID) {
            throw new IllegalArgumentException("VOID has no record to append");
        }
        int id = endId();
        added.add(type);
        if (index != null) {
            index.add(type, id);
        }
        return id;
    }

    /** The lowest id of an <em>identical</em> type, appended if there is none. */
    public int intern(BtfType type) {
        if (type.kind() == BtfKind.VOID) {
            return 0;
        }
        if (index == null) {
            index = new IdentityIndex();
            for (int id = 1; id < endId(); id++) {
                index.add(get(id), id);
            }
        }
        Integer known = index.find(type);
        return known != null ? known : add(type);
    }

    /**
     * Puts another type in the place of one.
     *
     * @throws IllegalArgumentException if its record has another size, or the type is one of split BTF's base
     */
    public void replace(int id, BtfType type) {
        BtfType old = get(id);
        if (id < original.firstId()) {
            throw new IllegalArgumentException("type " + id + " is not part of this BTF");
        }
        if (TypeEncoder.size(type) != TypeEncoder.size(old)) {
            throw new IllegalArgumentException("type " + id + ", a " + old.kind() + ", has " + TypeEncoder.size(old)
                    + " bytes, the " + type.kind() + " in its place " + TypeEncoder.size(type));
        }
        if (type.equals(old)) {
            return;
        }
        if (id >= original.endId()) {
            added.set(id - original.endId(), type);
        } else if (type.equals(original.get(id))) {
            replaced.remove(id);
        } else {
            replaced.put(id, type);
        }
        if (index != null) {
            index.remove(old, id);
            index.add(type, id);
        }
    }

    @Override
    public int endId() {
        return original.endId() + added.size();
    }

    @Override
    public BtfType get(int id) {
        Objects.checkIndex(id, endId());
        if (id >= original.endId()) {
            return added.get(id - original.endId());
        }
        BtfType edit = replaced.get(id);
        return edit != null ? edit : original.get(id);
    }

    @Override
    public BtfKind kind(int id) {
        return isOriginal(id) ? original.kind(id) : get(id).kind();
    }

    @Override
    public int nameOff(int id) {
        return isOriginal(id) ? original.nameOff(id) : get(id).name();
    }

    private boolean isOriginal(int id) {
        return id < original.endId() && !replaced.containsKey(id);
    }

    @Override
    public String string(int off) {
        return strings.string(off);
    }

    /** Whether the bytes will differ from the original's. */
    public boolean changed() {
        return !replaced.isEmpty() || !added.isEmpty() || strings.changed();
    }

    /**
     * The bytes of the section: the original's if nothing changed, whatever its layout, else header, types and strings
     * in this order without gaps.
     *
     * @throws MalformedInputException if the original's header has something in it that a new layout might break
     * @throws IllegalStateException if the edits make no sense, say an id that does not exist
     */
    public byte[] toBytes() throws MalformedInputException {
        return toBtf().bytes().toByteArray();
    }

    /**
     * The types of {@link #toBytes}.
     *
     * @throws MalformedInputException if the original's header has something in it that a new layout might break
     * @throws IllegalStateException if the edits make no sense, say an id that does not exist
     */
    public Btf toBtf() throws MalformedInputException {
        return changed() ? write() : original;
    }

    private Btf write() throws MalformedInputException {
        ByteView beyond = original.headerBeyond();
        ByteSink types = types();
        ByteSink texts = strings.section();
        ByteSink sink = new ByteSink(original.order(), original.header().length() + types.size() + texts.size());
        BtfHeader.write(sink, original.header().flags(), beyond, types.size(), texts.size());
        byte[] bytes =
                sink.bytes(types.toByteArray()).bytes(texts.toByteArray()).toByteArray();
        try {
            return Btf.parse(ByteView.of(bytes, original.bytes().at(0), original.order()), original.base());
        } catch (MalformedInputException e) {
            throw new IllegalStateException("edited BTF is not valid: " + e.getMessage(), e);
        }
    }

    private ByteSink types() throws MalformedInputException {
        ByteView old = original.typeBytes();
        ByteSink sink = new ByteSink(original.order(), old.size() + 32 * added.size());
        int copied = 0;
        for (Map.Entry<Integer, BtfType> edit : replaced.entrySet()) {
            int start = original.offset(edit.getKey());
            sink.bytes(old.slice(copied, start - copied));
            TypeEncoder.encode(edit.getValue(), sink);
            copied = original.offset(edit.getKey() + 1);
        }
        sink.bytes(old.slice(copied, old.size() - copied));
        added.forEach(type -> TypeEncoder.encode(type, sink));
        return sink;
    }
}
