package io.github.retrobpf.elf.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that a module's output is compared with. {@code -Dretrobpf.golden=update} writes them anew. */
public final class Golden {
    /** Of the module that is being tested. */
    public static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    /** The text has to be what stands in a file of the folder. */
    public static void assertSame(String file, String text) throws IOException {
        Path golden = FOLDER.resolve(file);
        if (System.getProperty("retrobpf.golden", "").equals("update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, text);
        }
        assertThat(Files.readString(golden)).isEqualTo(text);
    }
}
