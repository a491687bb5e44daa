package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.NewSection;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionHeader;
import java.util.Arrays;
import java.util.Set;

/** Changes contents and headers of sections, and the header of the file. */
final class SectionMutations implements Layer {
    private static final int HEADER_SIZE = 64;
    private static final Set<String> NAMED = Set.of("license", "version", ".maps", ".rodata", ".data", ".bss");

    @Override
    public void collect(Subject subject, Mutants mutants) {
        for (Section section : subject.elf().sections()) {
            contents(subject, section, mutants);
            header(subject, section, mutants);
            if (section.index() > 0) {
                structure(subject, section, mutants);
            }
        }
        file(subject, mutants);
        added(subject, mutants);
    }

    private static String label(Section section) {
        if (NAMED.contains(section.name())) {
            return section.name();
        }
        if (section.name().startsWith(".debug_")) {
            return "debug info";
        }
        return section.name().startsWith(".struct_ops") ? "struct_ops" : "other sections";
    }

    private static void contents(Subject subject, Section section, Mutants mutants) {
        boolean isElsewhere = Subject.isCode(section)
                || section.isRelocations()
                || section.name().startsWith(".BTF")
                || section.type() == SectionType.SYMTAB;
        int size = section.data().bytes().size();
        for (int i = 0; !isElsewhere && i < size; i++) {
            int at = subject.start(section) + i;
            int offset = i;
            String what = section.type() == SectionType.STRTAB ? "byte of a string table" : "byte of " + label(section);
            mutants.add(
                    what,
                    () -> section.name() + "+" + offset,
                    () -> subject.patch().u8(at, subject.output()[at] ^ 1).bytes());
        }
        if (!isElsewhere && size > 0 && section.type() != SectionType.STRTAB) {
            byte[] bytes = section.data().bytes().toByteArray();
            mutants.add("contents longer", section::name, () -> {
                ElfBuilder elf = subject.edit();
                elf.setData(elf.section(section.index()), Arrays.copyOf(bytes, size + 8));
                return elf.toBytes();
            });
            mutants.add("contents shorter", section::name, () -> {
                ElfBuilder elf = subject.edit();
                elf.setData(elf.section(section.index()), Arrays.copyOf(bytes, size - 1));
                return elf.toBytes();
            });
        }
    }

    private static void header(Subject subject, Section section, Mutants mutants) {
        int at = subject.headerOf(section);
        SectionHeader h = section.header();
        for (int step : new int[] {-1, 1}) {
            mutants.add(
                    "name",
                    section::name,
                    () -> subject.patch().u32(at, h.nameOffset() + step).bytes());
            mutants.add(
                    "link",
                    section::name,
                    () -> subject.patch().u32(at + 40, h.link() + step).bytes());
            mutants.add(
                    "info",
                    section::name,
                    () -> subject.patch().u32(at + 44, h.info() + step).bytes());
            mutants.add(
                    "entry size",
                    section::name,
                    () -> subject.patch().u64(at + 56, h.entrySize() + step).bytes());
        }
        for (int type : new int[] {0, 1, 3, 7, 8, 14}) {
            mutants.add(
                    "type",
                    section::name,
                    () -> subject.patch().u32(at + 4, type).bytes());
        }
        for (int flag : new int[] {1, 2, 4, 0x10, 0x20, 0x40, 0x80, 0x200, 0x800}) {
            mutants.add(
                    "flags",
                    section::name,
                    () -> subject.patch().u64(at + 8, h.flags() ^ flag).bytes());
        }
        mutants.add(
                "address", section::name, () -> subject.patch().u64(at + 16, 8).bytes());
        for (int step : new int[] {-8, -1, 1, 8}) {
            String where = wherePlaced(subject, section, (int) h.offset() + step);
            mutants.add(
                    "place in the file" + where,
                    section::name,
                    () -> subject.patch().u64(at + 24, h.offset() + step).bytes());
            mutants.add(
                    section.type() == SectionType.STRTAB ? "size of a string table" : "size",
                    section::name,
                    () -> subject.patch().u64(at + 32, h.size() + step).bytes());
        }
        for (long alignment : new long[] {0, 1, 2, 16}) {
            mutants.add(
                    "alignment",
                    section::name,
                    () -> subject.patch().u64(at + 48, alignment).bytes());
        }
    }

    private static String wherePlaced(Subject subject, Section section, int offset) {
        byte[] file = subject.output();
        int size = section.data().bytes().size();
        if (size == 0) {
            return section.index() == 0 ? " of the null section" : " of a section without bytes";
        }
        int start = subject.start(section);
        boolean isSame =
                offset + size <= file.length && Arrays.equals(file, start, start + size, file, offset, offset + size);
        return isSame ? ", where the same bytes stand" : "";
    }

    private static void structure(Subject subject, Section section, Mutants mutants) {
        int at = subject.headerOf(section);
        mutants.add("section lost", section::name, () -> {
            ElfBuilder elf = subject.edit();
            elf.remove(elf.section(section.index()));
            return elf.toBytes();
        });
        if (section.type() == SectionType.PROGBITS || section.type() == SectionType.NOBITS) {
            mutants.add("section doubled", section::name, () -> {
                ElfBuilder elf = subject.edit();
                SectionHeader h = section.header();
                elf.add(
                        new NewSection(section.name(), h.typeCode(), h.flags(), 8, h.entrySize(), null, null),
                        section.data().bytes().toByteArray());
                return elf.toBytes();
            });
        }
        if (section.index() > 1) {
            mutants.add(
                    "headers of two sections swapped",
                    section::name,
                    () -> subject.patch()
                            .swap(at - HEADER_SIZE, at, HEADER_SIZE)
                            .bytes());
        }
    }

    private static void added(Subject subject, Mutants mutants) {
        for (String name : new String[] {"xdp", ".text", ".data", ".rel.text", ".note", ".debug_more"}) {
            for (long flags : new long[] {0, 2, 3, 6}) {
                mutants.add("new section", () -> name + " flags " + flags, () -> {
                    ElfBuilder elf = subject.edit();
                    elf.add(
                            new NewSection(name, SectionType.PROGBITS.code(), flags, 8, 0, null, null),
                            new byte[] {(byte) 0x95, 0, 0, 0, 0, 0, 0, 0});
                    return elf.toBytes();
                });
            }
        }
        for (Section target : subject.elf().sections()) {
            if (target.index() > 0) {
                mutants.add("new section of relocations", target::name, () -> {
                    ElfBuilder elf = subject.edit();
                    elf.add(
                            new NewSection(
                                    ".rel" + target.name(),
                                    SectionType.REL.code(),
                                    0x40,
                                    8,
                                    16,
                                    elf.section(subject.elf()
                                            .symbolSection()
                                            .orElseThrow()
                                            .index()),
                                    elf.section(target.index())),
                            new byte[0]);
                    return elf.toBytes();
                });
            }
        }
    }

    private static void file(Subject subject, Mutants mutants) {
        mutants.add(
                "bytes behind the end of the file",
                () -> "",
                () -> Arrays.copyOf(subject.output(), subject.output().length + 8));
        for (int at = 0; at < HEADER_SIZE; at++) {
            int field = at;
            for (int flip : new int[] {1, 0x80}) {
                mutants.add(
                        "header of the file",
                        () -> "byte " + field,
                        () -> subject.patch()
                                .u8(field, subject.output()[field] ^ flip)
                                .bytes());
            }
        }
    }
}
