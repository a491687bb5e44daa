package io.github.retrobpf.elf.read;

import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.ElfHeader;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionHeader;
import io.github.retrobpf.elf.model.StringTable;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads ELF64 objects of either byte order.
 *
 * <p>Everything that the model later takes for granted is checked here: places, counts, alignments, string and symbol
 * indices. What the format allows but this library does not know is kept as it is. Source: ELF gABI chapter 4.
 */
public final class ElfReader {
    private static final int[] MAGIC = {0x7f, 'E', 'L', 'F'};
    private static final int[] BITCODE = {'B', 'C', 0xc0, 0xde};

    private ElfReader() {}

    /**
     * Reads and checks a file.
     *
     * @param bytes the whole file; shared, so it must not change afterwards
     * @param name of the file, for messages
     */
    public static ElfFile read(byte[] bytes, String name) throws MalformedInputException {
        ByteView image = orderedImage(ByteView.of(bytes, name));
        ElfHeader header = header(image);
        List<SectionHeader> headers = sectionHeaders(image, header);
        SectionPlaces.check(image, header, headers);
        return new ElfFile(image, header, sections(image, header, headers));
    }

    /** Reads and checks the ELF header alone, for who wants to know what kind of file this is. */
    public static ElfHeader readHeader(byte[] bytes, String name) throws MalformedInputException {
        return header(orderedImage(ByteView.of(bytes, name)));
    }

    private static ByteView orderedImage(ByteView image) throws MalformedInputException {
        if (image.size() == 0) {
            throw image.malformed(0, "is empty");
        }
        if (startsWith(image, BITCODE)) {
            throw image.malformed(0, "LLVM bitcode, not an ELF file; was it compiled with -flto or -emit-llvm?");
        }
        if (!startsWith(image, MAGIC)) {
            throw image.malformed(0, "not an ELF file");
        }
        if (image.u8(4) != ElfConstants.CLASS_64) {
            throw image.malformed(4, "ELF class " + image.u8(4) + ", only 64-bit objects (2) are supported");
        }
        return switch (image.u8(5)) {
            case ElfConstants.DATA_LITTLE -> image.withOrder(ByteOrder.LITTLE_ENDIAN);
            case ElfConstants.DATA_BIG -> image.withOrder(ByteOrder.BIG_ENDIAN);
            default -> throw image.malformed(5, "ELF byte order " + image.u8(5) + ", expected 1 (little) or 2 (big)");
        };
    }

    private static boolean startsWith(ByteView image, int... magic) throws MalformedInputException {
        for (int i = 0; i < magic.length; i++) {
            if (image.size() <= i || image.u8(i) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static ElfHeader header(ByteView image) throws MalformedInputException {
        if (image.size() < ElfConstants.HEADER_SIZE) {
            throw image.malformed(
                    0, "ELF header needs " + ElfConstants.HEADER_SIZE + " bytes, " + image.size() + " left");
        }
        int headerSize = image.u16(52);
        if (headerSize != ElfConstants.HEADER_SIZE) {
            throw image.malformed(52, "ELF header size " + headerSize + ", expected " + ElfConstants.HEADER_SIZE);
        }
        long shoff = image.u64(40);
        int shnum = image.u16(60);
        int shstrndx = image.u16(62);
        boolean hasSections = shoff != 0 || shnum != 0;
        if (hasSections) {
            checkSectionHeaders(image, shoff, shnum, shstrndx);
        }
        if (shstrndx != SectionIndex.UNDEF && shstrndx >= shnum) {
            throw image.malformed(62, "section name table [" + shstrndx + "], but there are " + shnum + " sections");
        }
        return new ElfHeader(image.order(), image.u16(16), image.u16(18), (int) shoff, shnum, shstrndx);
    }

    private static void checkSectionHeaders(ByteView image, long shoff, int shnum, int shstrndx)
            throws MalformedInputException {
        boolean tooMany = shnum == 0 || shnum >= SectionIndex.LORESERVE;
        if (tooMany || shstrndx == SectionIndex.XINDEX) {
            throw image.malformed(
                    tooMany ? 60 : 62, "extended section numbering (more than 65,279 sections) is not supported");
        }
        if (image.u16(58) != ElfConstants.SECTION_HEADER_SIZE) {
            throw image.malformed(
                    58, "section header size " + image.u16(58) + ", expected " + ElfConstants.SECTION_HEADER_SIZE);
        }
        long size = (long) shnum * ElfConstants.SECTION_HEADER_SIZE;
        if (shoff < 0 || shoff > image.size() - size) {
            throw image.malformed(
                    40,
                    shnum + " section headers at 0x" + Long.toHexString(shoff) + " lie outside the file of 0x"
                            + Integer.toHexString(image.size()) + " bytes");
        }
        int nullType = image.s32((int) shoff + 4);
        if (nullType != SectionType.NULL.code()) {
            throw image.malformed(
                    shoff + 4, "section [0] has type 0x" + Integer.toHexString(nullType) + ", expected 0 (NULL)");
        }
    }

    private static List<SectionHeader> sectionHeaders(ByteView image, ElfHeader header) throws MalformedInputException {
        List<SectionHeader> headers = new ArrayList<>(header.shnum());
        for (int i = 0; i < header.shnum(); i++) {
            int at = header.shoff() + i * ElfConstants.SECTION_HEADER_SIZE;
            headers.add(new SectionHeader(
                    image.index(at),
                    image.s32(at + 4),
                    image.u64(at + 8),
                    image.u64(at + 16),
                    image.u64(at + 24),
                    image.u64(at + 32),
                    image.s32(at + 40),
                    image.s32(at + 44),
                    image.u64(at + 48),
                    image.u64(at + 56)));
        }
        return headers;
    }

    private static List<Section> sections(ByteView image, ElfHeader header, List<SectionHeader> headers)
            throws MalformedInputException {
        StringTable names = sectionNames(image, header, headers);
        List<String> sectionNames = new ArrayList<>(headers.size());
        for (int i = 0; i < headers.size(); i++) {
            int at = header.shoff() + i * ElfConstants.SECTION_HEADER_SIZE;
            int nameOffset = headers.get(i).nameOffset();
            if (nameOffset != 0 && nameOffset >= names.bytes().size()) {
                throw image.malformed(
                        at,
                        "name offset " + nameOffset + " of section [" + i + "] lies outside the "
                                + names.bytes().size() + " bytes of section names");
            }
            sectionNames.add(names.string(nameOffset));
        }
        return new SectionDataReader(image, header, headers, sectionNames).sections();
    }

    private static StringTable sectionNames(ByteView image, ElfHeader header, List<SectionHeader> headers)
            throws MalformedInputException {
        if (header.shstrndx() == 0) {
            return StringTable.of(image.slice(0, 0));
        }
        SectionHeader names = headers.get(header.shstrndx());
        return switch (names.type()) {
            case STRTAB -> StringTable.of(image.slice((int) names.offset(), (int) names.size()));
            default ->
                throw image.malformed(62, "section name table [" + header.shstrndx() + "] is not a string table");
        };
    }
}
