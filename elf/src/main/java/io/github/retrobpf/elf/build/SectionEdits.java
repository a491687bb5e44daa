package io.github.retrobpf.elf.build;

import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.LimitExceededException;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The sections under edit by id: those that were read, in place, and those that were added, behind them. */
final class SectionEdits {
    private final ElfFile base;
    private final List<SectionDraft> drafts = new ArrayList<>();
    private final Map<String, List<SectionDraft>> byName = new HashMap<>();
    private final Map<Integer, List<SectionDraft>> relocationsByTarget = new HashMap<>();
    /** What the file cannot be without: the null section, the symbols, and the names of both. */
    private final Set<Integer> needed = new HashSet<>();

    private boolean removed;

    SectionEdits(ElfFile base) {
        this.base = base;
        for (Section section : base.sections()) {
            ByteView data = section.data().bytes();
            SectionId id = new SectionId(section.index());
            append(new SectionDraft(id, section.name(), section.header(), data.size(), data));
        }
        needed.add(SectionIndex.UNDEF);
        needed.add(base.header().shstrndx());
        base.symbolSection().ifPresent(s -> {
            needed.add(s.index());
            needed.add(s.header().link());
        });
    }

    private void append(SectionDraft draft) {
        drafts.add(draft);
        byName.computeIfAbsent(draft.name, n -> new ArrayList<>()).add(draft);
        if (draft.isRelocations()) {
            relocationsByTarget
                    .computeIfAbsent(draft.header.info(), t -> new ArrayList<>())
                    .add(draft);
        }
    }

    /** All of them by id, removed ones included. */
    List<SectionDraft> all() {
        return drafts;
    }

    boolean anyRemoved() {
        return removed;
    }

    SectionDraft get(SectionId id) {
        SectionDraft draft = drafts.get(id.value());
        if (draft.removed) {
            throw new IllegalArgumentException("section " + draft.name + " was removed");
        }
        return draft;
    }

    Optional<SectionId> find(String name) {
        return firstKept(byName.getOrDefault(name, List.of()));
    }

    Optional<SectionId> relocationSectionOf(SectionId target) {
        return firstKept(relocationsByTarget.getOrDefault(target.value(), List.of()));
    }

    private static Optional<SectionId> firstKept(List<SectionDraft> candidates) {
        return candidates.stream().filter(s -> !s.removed).map(s -> s.id).findFirst();
    }

    void setData(SectionId id, byte[] bytes) {
        SectionDraft draft = get(id);
        switch (draft.header.type()) {
            case NULL, NOBITS -> throw new IllegalArgumentException("section " + draft.name + " has no bytes");
            // Their bytes are derived when writing: what is set here would be lost.
            case SYMTAB, REL, RELA -> throw new IllegalArgumentException(draft.name + " is edited by entry");
            default -> {}
        }
        draft.data = view(draft.name, bytes);
    }

    SectionId addNoBits(NewSection section, long size) {
        if (SectionType.of(section.typeCode()) != SectionType.NOBITS || size < 0) {
            throw new IllegalArgumentException("section " + section.name() + " of " + size + " bytes in no file");
        }
        return add(section, new byte[0], size);
    }

    SectionId add(NewSection section, byte[] bytes) {
        return add(section, bytes, bytes.length);
    }

    private SectionId add(NewSection section, byte[] bytes, long size) {
        check(section, bytes);
        SectionId id = new SectionId(drafts.size());
        SectionHeader header = new SectionHeader(
                0,
                section.typeCode(),
                section.flags(),
                0,
                0,
                size,
                section.link() == null ? 0 : section.link().value(),
                section.info() == null ? 0 : section.info().value(),
                section.alignment(),
                section.entrySize());
        SectionDraft draft = new SectionDraft(id, section.name(), header, -1, view(section.name(), bytes));
        if (!draft.isInFile()) {
            draft.data = view(section.name(), new byte[0]);
        }
        append(draft);
        return id;
    }

    private void check(NewSection section, byte[] bytes) {
        if (base.header().shstrndx() == SectionIndex.UNDEF) {
            throw new IllegalStateException(base.name() + " has no section names");
        }
        // Ids are indices at most, and from here on an index has other meanings.
        if (drafts.size() >= SectionIndex.LORESERVE - 1) {
            throw new LimitExceededException("would have more than 65,279 sections");
        }
        if (section.alignment() < 0 || Long.bitCount(section.alignment()) > 1) {
            throw new IllegalArgumentException("alignment " + section.alignment() + " is no power of two");
        }
        switch (SectionType.of(section.typeCode())) {
            case NULL, SYMTAB, SYMTAB_SHNDX ->
                throw new IllegalArgumentException("section " + section.name() + " of a type that cannot be added");
            case REL, RELA -> {
                get(Objects.requireNonNull(section.link(), "a relocation section links to the symbols"));
                get(Objects.requireNonNull(section.info(), "a relocation section names its target"));
                if (bytes.length > 0) {
                    throw new IllegalArgumentException(section.name() + " is edited by entry");
                }
            }
            default -> {}
        }
    }

    void remove(SectionId id) {
        SectionDraft draft = get(id);
        if (needed.contains(id.value())) {
            throw new IllegalArgumentException("section " + draft.name + " is needed and cannot be removed");
        }
        draft.removed = true;
        relocationsByTarget.getOrDefault(id.value(), List.of()).forEach(r -> r.removed = true);
        removed = true;
    }

    /**
     * Which sections will not be written: what was removed, and what has no meaning any more.
     *
     * @param symbolsEdited whether symbols get other indices
     * @return by id
     */
    boolean[] gone(boolean symbolsEdited) {
        boolean[] gone = new boolean[drafts.size()];
        for (SectionDraft draft : drafts) {
            // Symbol indices inside are ULEB128 and a mere hint: a stale list would lie, no list does not.
            boolean stale = symbolsEdited && draft.header.type() == SectionType.LLVM_ADDRSIG;
            if (draft.removed || stale) {
                gone[draft.id.value()] = true;
                relocationsByTarget.getOrDefault(draft.id.value(), List.of()).forEach(r -> gone[r.id.value()] = true);
            }
        }
        for (SectionDraft draft : drafts) {
            if (draft.header.type() == SectionType.GROUP && GroupMembers.allGone(draft.data, gone)) {
                gone[draft.id.value()] = true;
            }
        }
        return gone;
    }

    private ByteView view(String name, byte[] bytes) {
        return ByteView.of(
                bytes, new Location(base.name(), name, 0), base.header().order());
    }
}
