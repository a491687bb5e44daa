package io.github.retrobpf.lean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A jar with classes that start faster, which it stores uncompressed. */
final class LeanJar {
    private static final String CLASS = ".class";

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Predicate<String> isStored;
    private LocalDateTime time = LocalDateTime.MIN;

    private LeanJar(List<String> packages) {
        this.isStored = LeanClasses.isBelow(packages);
    }

    /**
     * The lean form of a jar.
     *
     * @param packages whose classes become lean, with {@code /} between the names
     */
    static byte[] of(Path jar, List<String> packages) throws IOException {
        LeanJar lean = new LeanJar(packages);
        lean.read(jar);
        lean.transform();
        return lean.toBytes();
    }

    private void read(Path jar) throws IOException {
        try (InputStream in = Files.newInputStream(jar);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                    time = entry.getTimeLocal();
                }
            }
        }
    }

    private void transform() {
        Map<String, byte[]> classes = new TreeMap<>();
        files.forEach((name, bytes) -> {
            if (isStored.test(name)) {
                classes.put(name, bytes);
            }
        });
        LeanClasses.of(classes).forEach((name, bytes) -> files.put(name + CLASS, bytes));
    }

    private byte[] toBytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(entry(file.getKey(), file.getValue()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private ZipEntry entry(String name, byte[] bytes) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        if (isStored.test(name)) {
            CRC32 sum = new CRC32();
            sum.update(bytes);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCrc(sum.getValue());
        }
        return entry;
    }
}
