package io.github.retrobpf.elf.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void leaves_text_alone() {
        assertThat(SafeText.escape("a.o: 'void *' -> \\x")).isEqualTo("a.o: 'void *' -> \\x");
        assertThat(SafeText.escape("größe 測試 😀")).isEqualTo("größe 測試 😀");
        assertThat(SafeText.escape("")).isEmpty();
    }

    @Test
    void writes_control_characters_out() {
        assertThat(SafeText.escape("a\tb\nc\rd")).isEqualTo("a\\tb\\nc\\rd");
        assertThat(SafeText.escape("\033[31m\0\u007f\u009b1m")).isEqualTo("\\x1b[31m\\x00\\x7f\\x9b1m");
    }

    @Test
    void writes_out_what_turns_or_breaks_lines() {
        assertThat(SafeText.escape("a\u202eb\u2066c\u200fd")).isEqualTo("a\\u202eb\\u2066c\\u200fd");
        assertThat(SafeText.escape("a\u2028b\u2029c")).isEqualTo("a\\u2028b\\u2029c");
        assertThat(SafeText.escape(new StringBuilder().appendCodePoint(0xe0001).toString()))
                .isEqualTo("\\U000e0001");
    }

    @Test
    void writes_out_half_a_character() {
        assertThat(SafeText.escape("a\ud83d")).isEqualTo("a\\ud83d");
    }
}
