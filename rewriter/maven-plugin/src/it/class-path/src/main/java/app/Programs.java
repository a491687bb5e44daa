package app;

import java.io.IOException;
import java.io.InputStream;

public final class Programs {
    private Programs() {}

    public static byte[] object() throws IOException {
        try (InputStream in = Programs.class.getResourceAsStream("/net/two_types.o")) {
            return in.readAllBytes();
        }
    }
}
