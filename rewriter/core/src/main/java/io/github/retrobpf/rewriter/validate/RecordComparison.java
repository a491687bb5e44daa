package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.btf.ext.BtfExt;
import io.github.retrobpf.btf.ext.CoreRelo;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.ext.LineInfo;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares func_info, line_info and CO-RE records: those of the original are all there and come first, those of clones
 * follow, and there are no others.
 */
final class RecordComparison {
    private static final String TEXT = ".text";

    private record Key(InfoKind kind, String section) {}

    private final ParsedObject original;
    private final ParsedObject rewritten;
    private final Findings findings;
    private final Map<Key, PlacedRecords> ofOriginal = new HashMap<>();

    RecordComparison(ParsedObject original, ParsedObject rewritten, Findings findings) {
        this.original = original;
        this.rewritten = rewritten;
        this.findings = findings;
    }

    /**
     * Compares everything.
     *
     * @param clones of the rewritten object, by their place, and what they are clones of
     */
    void compare(List<ReferencePair> clones) throws MalformedInputException {
        if (original.ext().isEmpty()
                || original.btf().isEmpty()
                || rewritten.ext().isEmpty()) {
            return;
        }
        BtfExt before = original.ext().get();
        BtfExt after = rewritten.ext().get();
        new RecordLayout(before.bytes(), after.bytes(), findings).compare();
        for (InfoKind kind : InfoKind.values()) {
            PlacedRecords added = new PlacedRecords();
            compareBlocks(kind, before.blocks(kind), after.blocks(kind), added);
            compareClones(kind, clones, added);
        }
    }

    private void compareBlocks(InfoKind kind, List<InfoBlock> before, List<InfoBlock> after, PlacedRecords added) {
        Btf names = original.btf().orElseThrow();
        Btf otherNames = rewritten.btf().orElseThrow();
        // Loaders that read one block for a section read the first.
        boolean mayGrow = true;
        for (int i = 0; i < before.size(); i++) {
            InfoBlock block = before.get(i);
            String section = names.string(block.sectionName());
            Place place = Place.of(kind, " of '", section, "'");
            if (i >= after.size()
                    || block.recordSize() != after.get(i).recordSize()
                    || !section.equals(otherNames.string(after.get(i).sectionName()))) {
                findings.add(place, block.count() + " records in block " + i, "none there");
                return;
            }
            InfoBlock other = after.get(i);
            int differs = other.mismatch(block);
            if (differs >= 0) {
                findings.add(Place.of(place, ", record ", differs), describe(block, differs), describe(other, differs));
            } else if (mayGrow && section.equals(TEXT)) {
                added.add(other, block.count());
                mayGrow = false;
            } else {
                findings.compare(Place.of(place, ", records"), block.count(), other.count());
            }
        }
        for (InfoBlock block : after.subList(before.size(), after.size())) {
            String section = otherNames.string(block.sectionName());
            // Loaders take no block without a record.
            if (mayGrow && section.equals(TEXT) && block.count() > 0) {
                added.add(block, 0);
                mayGrow = false;
            } else {
                findings.add(Place.of(kind, " of '", section, "'"), "no block " + before.size(), "one");
            }
        }
    }

    private void compareClones(InfoKind kind, List<ReferencePair> clones, PlacedRecords added) {
        if (!added.isAscending()) {
            findings.add(Place.of(kind, " of clones"), "records in ascending order", "records in another order");
        }
        int compared = 0;
        for (ReferencePair clone : clones) {
            compared += compareClone(kind, clone.original(), clone.rewritten(), added);
        }
        findings.compare(Place.of(kind, " of clones, records"), compared, added.count());
    }

    /** How many records of a clone there were to compare. */
    private int compareClone(InfoKind kind, CodeFunction before, CodeFunction after, PlacedRecords added) {
        List<PlacedRecords.Entry> expected = records(kind, before);
        List<PlacedRecords.Entry> found = added.within(after.offset(), after.end());
        Place place = Place.of(kind, " of ", after, ", a clone of ", before);
        findings.compare(Place.of(place, ", records"), expected.size(), found.size());
        int distance = after.offset() - before.offset();
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            PlacedRecords.Entry a = expected.get(i);
            PlacedRecords.Entry b = found.get(i);
            boolean isSame = a.insnOff() + distance == b.insnOff()
                    // A clone has a FUNC of its own, which is compared with the types.
                    && (kind == InfoKind.FUNC_INFO || a.block().isSameButPlace(a.index(), b.block(), b.index()));
            if (!isSame) {
                findings.add(
                        Place.of(place, ", record ", i),
                        describe(a.block(), a.index()),
                        describe(b.block(), b.index()));
            }
        }
        return found.size();
    }

    private List<PlacedRecords.Entry> records(InfoKind kind, CodeFunction function) {
        Section section = original.elf().section(function.section());
        PlacedRecords all = ofOriginal.computeIfAbsent(new Key(kind, section.name()), this::recordsOf);
        List<PlacedRecords.Entry> records = all.within(function.offset(), function.end());
        // Of several records for a place loaders read the first.
        return kind == InfoKind.FUNC_INFO ? records.subList(0, Math.min(1, records.size())) : records;
    }

    private PlacedRecords recordsOf(Key key) {
        PlacedRecords records = new PlacedRecords();
        Btf names = original.btf().orElseThrow();
        for (InfoBlock block : original.ext().orElseThrow().blocks(key.kind())) {
            if (names.string(block.sectionName()).equals(key.section())) {
                records.add(block, 0);
            }
        }
        return records;
    }

    private static String describe(InfoBlock block, int index) {
        if (index >= block.count()) {
            return "no more records";
        }
        String fact = switch (block.kind()) {
            case FUNC_INFO -> "FUNC [" + block.typeId(index) + "]";
            case LINE_INFO -> {
                LineInfo line = block.lineInfo(index);
                yield "line " + line.line() + ", column " + line.col() + " of the file at string " + line.fileNameOff()
                        + ", source at string " + line.lineOff();
            }
            case CORE_RELO -> {
                CoreRelo relo = block.coreRelo(index);
                yield "kind " + relo.kind() + " of type [" + relo.typeId() + "], access at string "
                        + relo.accessStrOff();
            }
        };
        return "a record for 0x" + Long.toHexString(block.insnOff(index)) + ": " + fact;
    }
}
