package io.github.retrobpf.btf.dump;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.TypeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What integers and floating point numbers are in C, with the sizes that they have for BPF: those of LP64. */
final class CBaseTypes {
    private static final Map<String, Integer> SIZES = new HashMap<>();

    static {
        put(1, "char", "signed char", "unsigned char", "_Bool");
        put(2, "short", "short int", "unsigned short", "short unsigned int", "unsigned short int");
        put(4, "int", "unsigned int", "unsigned", "signed int", "float");
        put(8, "long", "long int", "unsigned long", "long unsigned int", "unsigned long int", "double");
        put(8, "long long", "long long int", "unsigned long long", "long long unsigned int");
        put(16, "__int128", "unsigned __int128", "__int128 unsigned");
    }

    private static void put(int size, String... names) {
        for (String name : names) {
            SIZES.put(name, size);
        }
    }

    private CBaseTypes() {}

    /** The C type of an INT or FLOAT that bears the name of one; of another size than C's, whatever has that size. */
    static Optional<String> builtIn(TypeSource types, int id) {
        String name = types.name(id);
        Integer size = SIZES.get(name);
        if (size == null) {
            return Optional.empty();
        }
        return size == size(types, id)
                ? Optional.of(name)
                : Optional.of(standIn(types, id)).filter(s -> !isOpaque(s));
    }

    /** The right-hand side of a typedef for one that C does not know by its name, such as Rust's {@code u32}. */
    static String standIn(TypeSource types, int id) {
        long size = size(types, id);
        if (types.kind(id) == BtfKind.FLOAT) {
            return size == 4 ? "float" : size == 8 ? "double" : opaque(size);
        }
        BtfType.Int integer = (BtfType.Int) types.get(id);
        if (integer.encoding() == BtfType.Int.BOOL && size == 1) {
            return "_Bool";
        }
        boolean signed = (integer.encoding() & BtfType.Int.SIGNED) != 0;
        String sign = signed ? "" : "unsigned ";
        if (size == 1) {
            return signed ? "signed char" : "unsigned char";
        } else if (size == 2) {
            return sign + "short";
        } else if (size == 4) {
            return sign + "int";
        } else if (size == 8) {
            return sign + "long long";
        }
        return size == 16 ? sign + "__int128" : opaque(size);
    }

    /** A number of bytes, where C has no such number. */
    private static String opaque(long size) {
        return "struct { unsigned char bytes[" + size + "]; }";
    }

    private static boolean isOpaque(String standIn) {
        return standIn.startsWith("struct");
    }

    /** In bytes. */
    static int alignment(TypeSource types, int id) {
        return builtIn(types, id).isEmpty() && isOpaque(standIn(types, id)) ? 1 : (int) size(types, id);
    }

    /** In bytes. */
    static long size(TypeSource types, int id) {
        BtfType type = types.get(id);
        return type.kind() == BtfKind.FLOAT ? ((BtfType.Float) type).size() : ((BtfType.Int) type).size();
    }
}
