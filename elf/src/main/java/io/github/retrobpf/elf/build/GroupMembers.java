package io.github.retrobpf.elf.build;

import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;

/** The words of a section group: a flag word, then its member sections by index. Source: ELF gABI, "Section Groups". */
final class GroupMembers {
    private static final int WORD = 4;

    private GroupMembers() {}

    /** Whether the group has members, none of which stays. */
    static boolean allGone(ByteView group, boolean[] gone) {
        int members = group.size() / WORD - 1;
        for (int i = 1; i <= members; i++) {
            int member = word(group, i);
            if (member <= 0 || member >= gone.length || !gone[member]) {
                return false;
            }
        }
        return members > 0;
    }

    /**
     * The group under new numbers, without the members that are gone. What names no section stays as it is.
     *
     * @param index new section index by old one, -1 for one that is gone
     */
    static ByteView renumber(ByteView group, int[] index) {
        ByteSink sink = new ByteSink(group.order(), group.size());
        for (int i = 0; i < group.size() / WORD; i++) {
            int word = word(group, i);
            int renumbered = i > 0 && word > 0 && word < index.length ? index[word] : word;
            if (renumbered == word || renumbered >= 0) {
                sink.u32(renumbered);
            }
        }
        return ByteView.of(sink.toByteArray(), group.at(0), group.order());
    }

    private static int word(ByteView group, int index) {
        try {
            return group.s32(index * WORD);
        } catch (MalformedInputException e) {
            throw new IllegalStateException(e);
        }
    }
}
