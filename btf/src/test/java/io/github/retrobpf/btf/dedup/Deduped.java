package io.github.retrobpf.btf.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.btf.RawBtf;
import io.github.retrobpf.btf.merge.BtfMerge;
import io.github.retrobpf.btf.merge.Compaction;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.List;

/** Files behind each other, and which of their types are the same. */
final class Deduped {
    private final BtfMerge.Merged merged;
    private final int[] canonical;

    private Deduped(BtfMerge.Merged merged) {
        this.merged = merged;
        this.canonical = Dedup.canonical(merged.btf());
    }

    static Deduped of(Sketch... files) throws MalformedInputException {
        return of(List.of(files).stream().map(Sketch::btf).toList());
    }

    static Deduped of(List<Btf> files) throws MalformedInputException {
        return new Deduped(new BtfMerge(files.get(0).order(), files).merge("all"));
    }

    /** What stands for a type; files count from 0. */
    int of(int file, int id) {
        return canonical[merged.ids().get(file)[id]];
    }

    BtfKind kind(int file, int id) {
        return merged.btf().kind(of(file, id));
    }

    /** How many types are left. */
    int count() {
        int count = 0;
        for (int id = 1; id < canonical.length; id++) {
            count += canonical[id] == id ? 1 : 0;
        }
        return count;
    }

    Btf merged() {
        return merged.btf();
    }

    int[] canonical() {
        return canonical.clone();
    }

    /** The types that are left; looks whether doing it again changes nothing. */
    Btf compact() throws MalformedInputException {
        return compact(merged.btf(), canonical);
    }

    static Btf compact(Btf btf, int[] canonical) throws MalformedInputException {
        byte[] bytes = new Compaction(btf, canonical, List.of()).toBytes();
        Btf compact = Btf.parse(RawBtf.view(bytes, btf.order()));
        int[] again = Dedup.canonical(compact);
        for (int id = 0; id < again.length; id++) {
            assertThat(again[id]).as("type %d of what was compacted", id).isEqualTo(id);
        }
        assertThat(new Compaction(compact, again, List.of()).toBytes()).isEqualTo(bytes);
        return compact;
    }
}
