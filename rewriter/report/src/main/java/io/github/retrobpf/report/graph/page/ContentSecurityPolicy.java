package io.github.retrobpf.report.graph.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * What a browser may do for the page: run our own scripts, known by their hashes, and nothing else. It connects to
 * nobody, even if something from an object should ever become markup.
 */
final class ContentSecurityPolicy {
    private ContentSecurityPolicy() {}

    static String of(String style, String... scripts) {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + hash(style) + "; script-src "
                + Arrays.stream(scripts).map(ContentSecurityPolicy::hash).collect(Collectors.joining(" "));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
