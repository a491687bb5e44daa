package io.github.retrobpf.lean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * {@code JAR OUT LAUNCHER PROGRAM PACKAGE...}: writes the lean form of JAR to OUT, and LAUNCHER, a shell script, with OUT
 * behind it, to PROGRAM: a jar is read from its end, a script from its beginning.
 */
public final class Main {
    /** Stands in the launcher for what tells one jar from another. */
    private static final String DIGEST = "@DIGEST@";

    private Main() {}

    public static void main(String[] args) throws IOException {
        byte[] jar = LeanJar.of(Path.of(args[0]), List.of(args).subList(4, args.length));
        Files.write(Path.of(args[1]), jar);
        ByteArrayOutputStream program = new ByteArrayOutputStream();
        program.write(
                Files.readString(Path.of(args[2])).replace(DIGEST, digest(jar)).getBytes(StandardCharsets.UTF_8));
        program.write(jar);
        Path file = Path.of(args[3]);
        Files.write(file, program.toByteArray());
        if (!file.toFile().setExecutable(true, false)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    private static String digest(byte[] jar) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(jar);
            return HexFormat.of().formatHex(sum, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
