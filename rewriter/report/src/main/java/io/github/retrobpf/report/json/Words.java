package io.github.retrobpf.report.json;

import java.util.Locale;

/** How documents spell constants: {@code exception-callback}. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What messages spell in several words. */
    static String of(String words) {
        return words.replace(' ', '-');
    }
}
