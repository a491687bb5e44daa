package io.github.retrobpf.report.json;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.inspect.FunctionFacts;
import io.github.retrobpf.rewriter.inspect.Inspection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An object in numbers.
 *
 * @param file that it was written to; absent for an input, and where it was not written
 * @param bytes its size
 * @param sha256 in lower case
 * @param contents absent where nothing came of it
 */
public record FileFigures(
        @Nullable String file,
        long bytes,
        String sha256,
        @Nullable Contents contents) {
    /**
     * What is in it.
     *
     * @param functions entry programs included
     * @param instructions of all of them, slots of 8 bytes
     * @param btfBytes size of {@code .BTF}
     * @param types of BTF
     */
    record Contents(int functions, long instructions, long btfBytes, int types) {
        static Contents of(Inspection inspection) {
            return new Contents(
                    inspection.functions().size(),
                    inspection.functions().stream()
                            .mapToLong(FunctionFacts::instructions)
                            .sum(),
                    inspection.btf().map(b -> b.size()).orElse(0L),
                    inspection.btf().map(b -> b.types()).orElse(0));
        }
    }

    /**
     * Looks into an object.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static FileFigures ofObject(byte[] object) {
        try {
            Inspection inspection = Retrobpf.inspect("object", object, RewriteOptions.DEFAULT);
            return new FileFigures(null, object.length, sha256(object), Contents.of(inspection));
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Takes bytes as they are: they may be anything. */
    public static FileFigures ofBytes(byte[] bytes) {
        return new FileFigures(null, bytes.length, sha256(bytes), null);
    }

    /** The same object, written to a file. */
    public FileFigures writtenTo(String name) {
        return new FileFigures(name, bytes, sha256, contents);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
