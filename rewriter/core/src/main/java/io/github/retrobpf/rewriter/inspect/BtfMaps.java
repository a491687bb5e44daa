package io.github.retrobpf.rewriter.inspect;

import io.github.retrobpf.btf.dump.CTypeName;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.Modifiers;
import io.github.retrobpf.btf.walk.TypeSizes;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Maps that variables of {@code .maps} define by their type: the number N is {@code int (*name)[N]}, a type T is {@code
 * T *name}. Source: libbpf, parse_btf_map_def.
 */
final class BtfMaps {
    /** What programs see of a map or program in a map: its id. */
    private static final long INNER_SIZE = 4;

    private final Btf btf;
    private final TypeSizes sizes;
    private final DataSections sections;
    /** By the id of the struct, which many variables may share. */
    private final Map<Integer, Definition> definitions = new HashMap<>();

    BtfMaps(Btf btf, DataSections sections) {
        this.btf = btf;
        this.sizes = new TypeSizes(btf);
        this.sections = sections;
    }

    /** In the order of the DATASEC. */
    List<MapFacts> read() {
        return sections.variables(BpfObject.MAPS).stream()
                .filter(v -> btf.kind(v.type()) == BtfKind.VAR)
                .map(v -> map((BtfType.Var) btf.get(v.type())))
                .toList();
    }

    private MapFacts map(BtfType.Var variable) {
        Definition d = definitions.computeIfAbsent(Modifiers.skip(btf, variable.type()), Definition::new);
        return new MapFacts(
                btf.string(variable.name()),
                BpfObject.MAPS,
                MapTypes.name(d.type),
                d.keySize,
                d.valueSize,
                d.maxEntries,
                d.keyType,
                d.valueType);
    }

    /** What the members of a struct say; nothing where the type is none. */
    private final class Definition {
        long type;
        long keySize;
        long valueSize;
        long maxEntries;
        Optional<String> keyType = Optional.empty();
        Optional<String> valueType = Optional.empty();

        Definition(int struct) {
            if (btf.kind(struct) == BtfKind.STRUCT) {
                ((BtfType.Struct) btf.get(struct)).members().forEach(this::read);
            }
        }

        private void read(Member member) {
            switch (btf.string(member.name())) {
                case "type" -> type = number(member);
                case "max_entries" -> maxEntries = number(member);
                case "key_size" -> keySize = number(member);
                case "value_size" -> valueSize = number(member);
                case "key" -> {
                    keyType = typeName(member);
                    keySize = size(member);
                }
                case "value" -> {
                    valueType = typeName(member);
                    valueSize = size(member);
                }
                case "values" -> valueSize = INNER_SIZE;
                default -> {} // flags, pinning and the like
            }
        }
    }

    private long number(Member member) {
        OptionalInt array = pointee(member);
        return array.isPresent() && btf.kind(array.getAsInt()) == BtfKind.ARRAY
                ? ((BtfType.Array) btf.get(array.getAsInt())).nelems()
                : 0;
    }

    private Optional<String> typeName(Member member) {
        return pointee(member).stream().mapToObj(t -> CTypeName.of(btf, t)).findFirst();
    }

    private long size(Member member) {
        OptionalInt pointee = pointee(member);
        return pointee.isPresent() ? sizes.of(pointee.getAsInt()).orElse(0) : 0;
    }

    private OptionalInt pointee(Member member) {
        int pointer = Modifiers.skip(btf, member.type());
        return btf.kind(pointer) == BtfKind.PTR
                ? OptionalInt.of(((BtfType.Ptr) btf.get(pointer)).target())
                : OptionalInt.empty();
    }
}
