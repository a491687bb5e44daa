package io.github.retrobpf.elf.read;

import io.github.retrobpf.elf.format.ElfConstants;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfHeader;
import io.github.retrobpf.elf.model.SectionHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Checks that sections lie inside the file, on their own bytes, with an alignment that is one. */
final class SectionPlaces {
    /**
     * Bytes of the file that belong to one thing.
     *
     * @param what as messages name it
     * @param header where its place is written, in bytes from the start of the file
     */
    private record Place(String what, long start, long end, int header) {}

    private SectionPlaces() {}

    static void check(ByteView image, ElfHeader header, List<SectionHeader> headers) throws MalformedInputException {
        List<Place> places = new ArrayList<>();
        places.add(new Place("the ELF header", 0, ElfConstants.HEADER_SIZE, 0));
        if (header.shnum() > 0) {
            long end = header.shoff() + (long) header.shnum() * ElfConstants.SECTION_HEADER_SIZE;
            places.add(new Place("the section header table", header.shoff(), end, 40));
        }
        for (int i = 1; i < headers.size(); i++) {
            SectionHeader section = headers.get(i);
            int at = header.shoff() + i * ElfConstants.SECTION_HEADER_SIZE;
            checkAlignment(image, section, i, at);
            SectionType type = section.type();
            if (type == SectionType.NULL || type == SectionType.NOBITS) {
                continue;
            }
            checkInside(image, section, i, at);
            if (section.size() > 0) {
                places.add(new Place("section [" + i + "]", section.offset(), section.offset() + section.size(), at));
            }
        }
        checkDisjoint(image, places);
    }

    private static void checkAlignment(ByteView image, SectionHeader section, int index, int at)
            throws MalformedInputException {
        long alignment = section.alignment();
        if (alignment < 0 || alignment > Integer.MAX_VALUE || Long.bitCount(alignment) > 1) {
            throw image.malformed(
                    at + 48L,
                    "alignment " + Long.toUnsignedString(alignment) + " of section [" + index
                            + "] is no power of two below 2^31");
        }
    }

    private static void checkInside(ByteView image, SectionHeader section, int index, int at)
            throws MalformedInputException {
        long offset = section.offset();
        long size = section.size();
        if (offset < 0 || size < 0 || offset > image.size() || size > image.size() - offset) {
            throw image.malformed(
                    at + 24L,
                    "section [" + index + "] of 0x" + Long.toHexString(size) + " bytes at 0x"
                            + Long.toHexString(offset) + " lies outside the file of 0x"
                            + Integer.toHexString(image.size()) + " bytes");
        }
    }

    private static void checkDisjoint(ByteView image, List<Place> places) throws MalformedInputException {
        places.sort(Comparator.comparingLong(Place::start));
        for (int i = 1; i < places.size(); i++) {
            Place before = places.get(i - 1);
            Place place = places.get(i);
            if (place.start() < before.end()) {
                throw image.malformed(
                        place.header(),
                        place.what() + " at 0x" + Long.toHexString(place.start()) + " overlaps " + before.what()
                                + ", which ends at 0x" + Long.toHexString(before.end()));
            }
        }
    }
}
