package io.github.retrobpf.rewriter.api;

import io.github.retrobpf.btf.diff.BtfDiff;
import io.github.retrobpf.btf.diff.Change;
import io.github.retrobpf.btf.dump.CDump;
import io.github.retrobpf.btf.dump.RawDump;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.inspect.TypeFacts;
import io.github.retrobpf.rewriter.inspect.TypeLister;
import io.github.retrobpf.rewriter.types.TypeDedup;
import io.github.retrobpf.rewriter.types.TypeFile;
import java.util.List;
import java.util.Locale;

/**
 * The types of files by themselves: ELF files with a {@code .BTF} section, or BTF alone, of either byte order. Failures are
 * as those of {@link Retrobpf}.
 */
public final class BtfFiles {
    private BtfFiles() {}

    /** Every record, as {@code bpftool btf dump file FILE format raw} lists it. */
    public static String listing(NamedBytes file) throws MalformedInputException {
        return RawDump.of(read(file));
    }

    /** A C header, in the manner of {@code bpftool btf dump file FILE format c}. */
    public static String header(NamedBytes file) throws MalformedInputException {
        return CDump.of(read(file));
    }

    /** Every record, in the order of the ids, for programs. */
    public static List<TypeFacts> facts(NamedBytes file) throws MalformedInputException {
        return TypeLister.list(read(file));
    }

    /** Compares the types of two files by what they are. */
    public static TypeDiff diff(NamedBytes before, NamedBytes after) throws MalformedInputException {
        BtfDiff diff = BtfDiff.of(read(before), read(after));
        return new TypeDiff(
                diff.changes().stream()
                        .map(c -> new TypeDiff.Change(c.kind().name().toLowerCase(Locale.ROOT), c.subject(), c.lines()))
                        .toList(),
                (int) diff.count(Change.Kind.ADDED),
                (int) diff.count(Change.Kind.REMOVED),
                (int) diff.count(Change.Kind.CHANGED),
                diff.same());
    }

    /** The same file with each type once; of an ELF file, only a BPF object. */
    public static DedupResult dedup(NamedBytes file) throws MalformedInputException {
        byte[] output = TypeDedup.dedup(file.bytes(), file.name());
        Btf before = read(file);
        Btf after = TypeFile.read(output, file.name());
        return new DedupResult(
                output,
                before.endId() - 1,
                after.endId() - 1,
                before.bytes().size(),
                after.bytes().size());
    }

    private static Btf read(NamedBytes file) throws MalformedInputException {
        return TypeFile.read(file.bytes(), file.name());
    }
}
