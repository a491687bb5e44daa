package sample;

import java.io.IOException;
import java.io.InputStream;

/** Finds its BPF object in the class path, as a program does that loads it. */
public final class App {
    private App() {}

    public static byte[] object() throws IOException {
        try (InputStream object = App.class.getResourceAsStream("/count.bpf.o")) {
            if (object == null) {
                throw new IOException("count.bpf.o is not in the class path");
            }
            return object.readAllBytes();
        }
    }

    public static void main(String[] args) throws IOException {
        System.out.println("count.bpf.o: " + object().length + " bytes");
    }
}
