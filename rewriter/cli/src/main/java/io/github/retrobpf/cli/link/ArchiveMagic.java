package io.github.retrobpf.cli.link;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How a file begins that is an archive. Apart from the reader: most runs have none, and need not load it. */
final class ArchiveMagic {
    private static final byte[] ARCHIVE = "!<arch>\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] THIN = "!<thin>\n".getBytes(StandardCharsets.US_ASCII);

    private ArchiveMagic() {}

    static boolean isArchive(byte[] bytes) {
        return startsWith(bytes, ARCHIVE) || isThin(bytes);
    }

    /** Whether it only names its members, which stand elsewhere. */
    static boolean isThin(byte[] bytes) {
        return startsWith(bytes, THIN);
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
