package io.github.retrobpf.maven.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files and of words. */
final class Digests {
    /** Of a file that is not there. */
    static final String NONE = "";

    private Digests() {}

    static String of(Path file) throws IOException {
        return Files.isRegularFile(file) ? hex(Files.readAllBytes(file)) : NONE;
    }

    /** No two lists of words have the same: each word is told with its length. */
    static String of(Iterable<String> words) {
        StringBuilder text = new StringBuilder();
        words.forEach(word -> text.append(word.length()).append(':').append(word));
        return hex(text.toString().getBytes(UTF_8));
    }

    private static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            // Every Java has it.
            throw new IllegalStateException(e);
        }
    }
}
