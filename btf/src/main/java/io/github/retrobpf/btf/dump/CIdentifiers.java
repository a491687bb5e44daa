package io.github.retrobpf.btf.dump;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** One of C's name spaces: everything in it gets an identifier of its own. */
final class CIdentifiers {
    /** Of C17 and GNU C; what only C++ or C23 reserve may be a name. */
    private static final Set<String> KEYWORDS = Set.of(
            ("auto break case char const continue default do double else enum extern float for goto if inline int long"
                            + " register restrict return short signed sizeof static struct switch typedef union unsigned"
                            + " void volatile while _Alignas _Alignof _Atomic _Bool _Complex _Generic _Imaginary"
                            + " _Noreturn _Static_assert _Thread_local asm typeof __asm __asm__ __attribute"
                            + " __attribute__ __const __const__ __extension__ __inline __inline__ __restrict"
                            + " __restrict__ __signed __signed__ __typeof __typeof__ __volatile __volatile__ __int128"
                            + " __alignof __alignof__ __thread __func__ __auto_type _Float16 __fp16 __bf16")
                    .split(" "));

    /** By identifier: how many asked for it. */
    private final Map<String, Integer> taken = new HashMap<>();

    /** An identifier that nobody has: the name itself for who comes first, {@code name___2} for the next one. */
    String claim(String name) {
        String identifier = identifier(name);
        int number = taken.getOrDefault(identifier, 0) + 1;
        String unique = number == 1 ? identifier : identifier + "___" + number;
        while (taken.containsKey(unique)) {
            number++;
            unique = identifier + "___" + number;
        }
        taken.put(identifier, number);
        taken.putIfAbsent(unique, 1);
        return unique;
    }

    /** The name itself where it is an identifier, else something like it. */
    static String identifier(String name) {
        if (KEYWORDS.contains(name)) {
            return name + "_";
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isPart(name.charAt(i))) {
                return mended(name);
            }
        }
        return name.isEmpty() || isDigit(name.charAt(0)) ? "_" + name : name;
    }

    private static String mended(String name) {
        StringBuilder mended = new StringBuilder(name.length() + 1);
        if (isDigit(name.charAt(0))) {
            mended.append('_');
        }
        name.chars().forEach(c -> mended.append(isPart((char) c) ? (char) c : '_'));
        return mended.toString();
    }

    /** ASCII alone: what else a compiler takes differs from one to the next. */
    private static boolean isPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
