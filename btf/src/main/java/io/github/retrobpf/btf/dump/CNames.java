package io.github.retrobpf.btf.dump;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.Modifiers;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What each type is called in C. Of several with one name, the one with the lowest id has it, as bpftool does. */
final class CNames implements CSpelling.Names {
    /** Every compiler has it, and none takes another one; for BPF it is a pointer, elsewhere an array. */
    private static final String VA_LIST = "__builtin_va_list";

    private final Btf btf;
    private final CIdentifiers tags = new CIdentifiers();
    /** Typedefs and enumerators. */
    private final CIdentifiers ordinary = new CIdentifiers();

    private final Map<Integer, String> names = new HashMap<>();
    /** By keyword and name: the one that a forward declaration means. */
    private final Map<String, Integer> tagged = new HashMap<>();

    CNames(Btf btf) {
        this.btf = btf;
        ordinary.claim(VA_LIST);
        for (int id = 1; id < btf.endId(); id++) {
            if (isDefinition(btf.kind(id)) && btf.nameOff(id) != 0) {
                names.put(id, tags.claim(btf.name(id)));
                tagged.putIfAbsent(keyword(id) + btf.name(id), id);
            } else if (btf.kind(id) == BtfKind.TYPEDEF) {
                names.put(id, isKnownToCompilers(id) ? VA_LIST : ordinary.claim(btf.name(id)));
            }
        }
        for (int id = 1; id < btf.endId(); id++) {
            if (btf.kind(id) == BtfKind.FWD) {
                int meant = tagged.merge(keyword(id) + btf.name(id), id, (first, own) -> first);
                names.put(id, meant == id ? tags.claim(btf.name(id)) : Objects.requireNonNull(names.get(meant)));
            } else if (needsTypedef(id)) {
                names.put(id, ordinary.claim(btf.name(id)));
            }
        }
    }

    private static boolean isDefinition(BtfKind kind) {
        return switch (kind) {
            case STRUCT, UNION, ENUM, ENUM64 -> true;
            default -> false;
        };
    }

    /** Whether it is a typedef that must not be written again. */
    boolean isKnownToCompilers(int id) {
        return btf.kind(id) == BtfKind.TYPEDEF
                && btf.name(id).equals(VA_LIST)
                && btf.kind(Modifiers.skip(btf, id)) == BtfKind.PTR;
    }

    /** Whether it is a number that C does not know by its name. */
    boolean needsTypedef(int id) {
        BtfKind kind = btf.kind(id);
        return (kind == BtfKind.INT || kind == BtfKind.FLOAT)
                && CBaseTypes.builtIn(btf, id).isEmpty();
    }

    /** What a forward declaration declares, where that is defined as well; any other type itself. */
    int meant(int id) {
        return btf.kind(id) == BtfKind.FWD ? tagged.getOrDefault(keyword(id) + btf.name(id), id) : id;
    }

    String keyword(int id) {
        return switch (btf.kind(id)) {
            case UNION -> "union ";
            case FWD -> ((BtfType.Fwd) btf.get(id)).union() ? "union " : "struct ";
            case ENUM, ENUM64 -> "enum ";
            default -> "struct ";
        };
    }

    @Override
    public Optional<String> tag(int id) {
        return Optional.ofNullable(names.get(id));
    }

    @Override
    public String typedef(int id) {
        return Objects.requireNonNull(names.get(id));
    }

    @Override
    public String number(int id) {
        String own = names.get(id);
        return own != null ? own : CBaseTypes.builtIn(btf, id).orElseThrow();
    }

    /** The name of an enumerator that is about to be written. */
    String enumerator(String name) {
        return ordinary.claim(name);
    }
}
