package io.github.retrobpf.cli.link;

import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.rewriter.api.NamedBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;

/** Reads archives, as {@code ar} makes them. */
final class ArchiveReader {
    private ArchiveReader() {}

    /** The objects in it, called {@code lib.a(member.o)}. */
    static List<NamedBytes> members(String name, byte[] bytes) throws FileProblem {
        if (ArchiveMagic.isThin(bytes)) {
            throw FileProblem.reading(
                    name, "is a thin archive, which has no objects in it: make it without --thin, or name its objects");
        }
        List<NamedBytes> members = new ArrayList<>();
        try (ArArchiveInputStream archive = new ArArchiveInputStream(new ByteArrayInputStream(bytes))) {
            for (ArArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (!isIndex(entry.getName())) {
                    members.add(member(name + "(" + entry.getName() + ")", content(name, archive, entry)));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // The library throws the latter for some fields that hold no number.
            throw FileProblem.reading(name, "is a damaged archive: " + e.getMessage());
        }
        return members;
    }

    /** Archives in archives are what careless build scripts make; no linker looks into them. */
    private static NamedBytes member(String name, byte[] bytes) throws FileProblem {
        if (ArchiveMagic.isArchive(bytes)) {
            throw FileProblem.reading(name, "is an archive in an archive: put its objects there, or name it by itself");
        }
        return new NamedBytes(name, bytes);
    }

    /** Only linkers that look for names before they read objects need it. */
    private static boolean isIndex(String member) {
        return member.isEmpty() || member.equals("/") || member.startsWith("__.SYMDEF");
    }

    private static byte[] content(String name, ArArchiveInputStream archive, ArArchiveEntry entry)
            throws IOException, FileProblem {
        byte[] content = archive.readAllBytes();
        if (content.length != entry.getLength()) {
            throw FileProblem.reading(
                    name,
                    "is a damaged archive: '" + entry.getName() + "' needs " + entry.getLength() + " bytes, "
                            + content.length + " left");
        }
        return content;
    }
}
