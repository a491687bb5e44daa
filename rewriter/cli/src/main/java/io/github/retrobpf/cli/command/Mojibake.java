package io.github.retrobpf.cli.command;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text that was encoded twice. Bazel keeps names as bytes and takes each for a character, so that a name that is not
 * ASCII comes that way in its parameter files and requests.
 */
public final class Mojibake {
    private Mojibake() {}

    /** What was meant. Text that only looks so would be a very odd name. */
    public static String mended(String text) {
        if (text.chars().allMatch(c -> c <= 0x7f) || text.chars().anyMatch(c -> c > 0xff)) {
            return text;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }
}
