package io.github.retrobpf.btf.dump;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.Modifiers;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The layouts of structs and unions. Those of their members have to be there before. */
final class CLayouts {
    private static final long POINTER = 8;
    /** In bytes; more than any type has, and a number that can be counted with. */
    private static final long IMMENSE = 1L << 40;

    /** In bytes; whether C has something of that type at all. */
    private record Extent(long size, long alignment, boolean isComplete) {
        private static final Extent NOTHING = new Extent(0, 1, false);

        private static Extent of(long size, long alignment) {
            return new Extent(size, alignment, true);
        }
    }

    private final Btf btf;
    private final CNames names;
    private final TextBudget budget;
    private final Map<Integer, StructLayout> layouts = new HashMap<>();

    CLayouts(Btf btf, CNames names, TextBudget budget) {
        this.btf = btf;
        this.names = names;
        this.budget = budget;
    }

    /** Of a struct or union that was reckoned. */
    StructLayout get(int id) {
        return Objects.requireNonNull(layouts.get(id));
    }

    /** Reckons it. */
    void add(int id) throws MalformedInputException {
        CMembers composite = CMembers.of(btf.get(id));
        List<StructLayout.Field> fields = new ArrayList<>();
        for (int i = 0; i < composite.members().size(); i++) {
            fields.add(field(composite, i));
        }
        // Rust lists members as they were declared, and places them otherwise.
        fields.sort(Comparator.comparingLong(StructLayout.Field::offset));
        layouts.put(id, StructLayout.of(fields, composite.size() * Byte.SIZE, btf.kind(id) == BtfKind.UNION));
    }

    private StructLayout.Field field(CMembers composite, int index) throws MalformedInputException {
        Extent extent = extent(composite.members().get(index).type());
        long size = extent.size() * Byte.SIZE;
        BitField bits = BitField.of(btf, composite, index);
        boolean declarable =
                bits.width() > 0 ? bits.isNumber() && bits.width() <= maxWidth(bits.type(), size) : extent.isComplete();
        return new StructLayout.Field(
                index, bits.offset(), size, extent.alignment() * Byte.SIZE, bits.width(), declarable);
    }

    private long maxWidth(int type, long size) {
        boolean isBool = btf.kind(type) == BtfKind.INT
                && CBaseTypes.builtIn(btf, type)
                        .orElseGet(() -> CBaseTypes.standIn(btf, type))
                        .equals("_Bool");
        return isBool ? 1 : size;
    }

    private Extent extent(int first) throws MalformedInputException {
        long count = 1;
        int id = first;
        for (int steps = 0; ; steps++) {
            budget.checkChain(first, steps);
            id = Modifiers.skip(btf, id);
            if (btf.kind(id) != BtfKind.ARRAY) {
                Extent one = single(names.meant(id));
                boolean immense = count > IMMENSE / Math.max(1, one.size());
                return new Extent(immense ? IMMENSE : count * one.size(), one.alignment(), one.isComplete());
            }
            BtfType.Array array = (BtfType.Array) btf.get(id);
            count = array.nelems() > IMMENSE / Math.max(1, count) ? IMMENSE : count * array.nelems();
            id = array.element();
        }
    }

    private Extent single(int id) {
        return switch (btf.kind(id)) {
            case INT, FLOAT -> Extent.of(CBaseTypes.size(btf, id), CBaseTypes.alignment(btf, id));
            case PTR -> Extent.of(POINTER, POINTER);
            case ENUM, ENUM64 -> {
                long size = CEnums.sizeInC(btf.get(id));
                yield Extent.of(size, size);
            }
            case STRUCT, UNION -> {
                // Not there: it stands in itself, which is told where the order is found.
                StructLayout layout = layouts.get(id);
                yield layout == null
                        ? Extent.NOTHING
                        : Extent.of(CMembers.of(btf.get(id)).size(), layout.alignment());
            }
            default -> Extent.NOTHING;
        };
    }
}
