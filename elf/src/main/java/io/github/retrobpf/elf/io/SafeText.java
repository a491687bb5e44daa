package io.github.retrobpf.elf.io;

/** Text that may hold anything, made harmless for a terminal and kept on one line. */
public final class SafeText {
    private SafeText() {}

    /**
     * Writes control and format characters as C does: {@code \n}, {@code \x1b}, {@code \u202e}.
     *
     * <p>Format characters go too: those that turn the direction of writing let a name look like another one.
     */
    public static String escape(String text) {
        int harmless = 0;
        while (harmless < text.length() && isPlain(text.charAt(harmless))) {
            harmless++;
        }
        if (harmless == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, harmless);
        text.substring(harmless).codePoints().forEach(c -> append(escaped, c));
        return escaped.toString();
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f;
    }

    private static void append(StringBuilder to, int c) {
        switch (c) {
            case '\t' -> to.append("\\t");
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            default -> {
                if (!isHarmful(c)) {
                    to.appendCodePoint(c);
                } else if (c < 0x100) {
                    to.append(String.format("\\x%02x", c));
                } else {
                    to.append(String.format(c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
                }
            }
        }
    }

    private static boolean isHarmful(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
