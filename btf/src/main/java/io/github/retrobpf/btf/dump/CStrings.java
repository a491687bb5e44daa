package io.github.retrobpf.btf.dump;

import java.nio.charset.StandardCharsets;

/** Text in quotes. */
final class CStrings {
    private CStrings() {}

    /** A string literal in ASCII. Octal escapes, since hexadecimal ones have no end. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b == '"' || b == '\\') {
                literal.append('\\').append((char) b);
            } else if (b >= ' ' && b < 0x7f) {
                literal.append((char) b);
            } else {
                literal.append(String.format("\\%03o", b & 0xff));
            }
        }
        return literal.append('"').toString();
    }
}
