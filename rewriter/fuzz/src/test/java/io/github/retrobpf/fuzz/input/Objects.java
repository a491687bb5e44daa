package io.github.retrobpf.fuzz.input;

import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.Fixtures;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The bundled objects, read once. Inputs name them by number, so the order must not depend on the file system. */
public final class Objects {
    private static final List<byte[]> FILES = files();
    private static final List<ElfFile> ELF = elf();
    private static final List<Btf> LITTLE = btf(ByteOrder.LITTLE_ENDIAN);
    private static final List<Btf> BIG = btf(ByteOrder.BIG_ENDIAN);

    private Objects() {}

    /** All of them, by path. */
    public static List<byte[]> all() {
        return FILES;
    }

    /** One of them, whatever the number. */
    public static ElfFile elf(int number) {
        return ELF.get(Math.floorMod(number, ELF.size()));
    }

    /** The BTF of one of them, whatever the number. */
    public static Btf btf(int number, ByteOrder order) {
        List<Btf> btf = order.equals(ByteOrder.LITTLE_ENDIAN) ? LITTLE : BIG;
        return btf.get(Math.floorMod(number, btf.size()));
    }

    /** The bytes of the sections of that name. */
    public static List<byte[]> sections(String name) {
        return ELF.stream()
                .flatMap(e -> e.sections().stream())
                .filter(s -> s.name().equals(name))
                .map(s -> s.data().bytes().toByteArray())
                .toList();
    }

    /** Each .BTF.ext behind one byte: the number of the BTF that it belongs to. */
    public static List<byte[]> extensions() {
        List<byte[]> extensions = new ArrayList<>();
        int little = 0;
        int big = 0;
        for (ElfFile file : ELF) {
            if (file.section(".BTF").isPresent()) {
                int number = file.header().order().equals(ByteOrder.LITTLE_ENDIAN) ? little++ : big++;
                file.section(".BTF.ext")
                        .ifPresent(s -> extensions.add(new ByteSink(ByteOrder.LITTLE_ENDIAN, 0)
                                .u8(number)
                                .bytes(s.data().bytes())
                                .toByteArray()));
            }
        }
        return extensions;
    }

    private static List<byte[]> files() {
        List<byte[]> files = new ArrayList<>();
        for (Path path : Fixtures.objects()) {
            files.add(Fixtures.read(path));
        }
        return files;
    }

    private static List<ElfFile> elf() {
        List<ElfFile> read = new ArrayList<>();
        for (byte[] file : FILES) {
            try {
                read.add(ElfReader.read(file, "bundled.o"));
            } catch (MalformedInputException e) {
                throw new AssertionError(e);
            }
        }
        return read;
    }

    private static List<Btf> btf(ByteOrder order) {
        List<Btf> read = new ArrayList<>();
        for (ElfFile file : ELF) {
            for (Section section : file.sections()) {
                ByteView bytes = section.data().bytes();
                if (section.name().equals(".BTF") && bytes.order().equals(order)) {
                    try {
                        read.add(Btf.parse(bytes));
                    } catch (MalformedInputException e) {
                        throw new AssertionError(e);
                    }
                }
            }
        }
        return read;
    }
}
