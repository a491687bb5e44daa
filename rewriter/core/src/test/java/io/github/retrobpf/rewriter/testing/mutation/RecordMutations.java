package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.btf.ext.BtfExt;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.model.Section;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Changes func_info, line_info and CO-RE records. */
final class RecordMutations implements Layer {
    @Override
    public void collect(Subject subject, Mutants mutants) {
        BtfExt ext = subject.after().btfExt().orElse(null);
        Btf btf = subject.after().btf().orElse(null);
        if (ext == null || btf == null) {
            return;
        }
        for (InfoKind kind : InfoKind.values()) {
            for (int b = 0; b < ext.blocks(kind).size(); b++) {
                block(subject, btf, ext, kind, b, mutants);
            }
        }
        header(subject, mutants);
    }

    private static void block(Subject subject, Btf btf, BtfExt ext, InfoKind kind, int b, Mutants mutants) {
        InfoBlock block = ext.blocks(kind).get(b);
        String section = btf.string(block.sectionName());
        for (int i = 0; i < block.count(); i++) {
            boolean isNew = section.equals(".text") && block.insnOff(i) >= subject.oldTextSize();
            String of = " (" + kind + (isNew ? " of clones)" : ")");
            fields(subject, btf, block, i, of, mutants);
            structure(subject, kind, b, i, of, mutants);
        }
        String of = " (" + kind + ")";
        String place = kind + " of " + section;
        for (InfoBlock other : ext.blocks(kind)) {
            if (other.sectionName() != block.sectionName()) {
                mutants.add(
                        "block for another section" + of,
                        () -> place,
                        edit(subject, draft -> draft.blocks(kind).get(b).sectionName = other.sectionName()));
            }
        }
        mutants.add(
                "block lost" + of,
                () -> place,
                edit(subject, draft -> draft.blocks(kind).remove(b)));
        mutants.add(
                "block doubled" + of,
                () -> place,
                edit(subject, draft -> draft.blocks(kind).add(draft.blocks(kind).get(b))));
        mutants.add(
                "block without a record added" + of,
                () -> place,
                edit(subject, draft -> draft.blocks(kind).add(new ExtDraft.Block(block.sectionName()))));
        if (block.count() > 1) {
            mutants.add("block cut in two" + of, () -> place, edit(subject, draft -> {
                ExtDraft.Block old = draft.blocks(kind).get(b);
                ExtDraft.Block rest = new ExtDraft.Block(block.sectionName());
                rest.records.add(old.records.remove(old.records.size() - 1));
                draft.blocks(kind).add(b + 1, rest);
            }));
        }
        if (b > 0) {
            mutants.add(
                    "two blocks swapped" + of,
                    () -> place,
                    edit(
                            subject,
                            draft -> draft.blocks(kind)
                                    .add(b - 1, draft.blocks(kind).remove(b))));
        }
    }

    private static void fields(Subject subject, Btf btf, InfoBlock block, int i, String of, Mutants mutants) {
        int at = at(subject, block, i);
        String place = "record " + i + " at " + block.insnOff(i);
        for (int distance : new int[] {-8, 8, 1}) {
            mutants.add(
                    "for another instruction" + of,
                    () -> place,
                    () -> subject.patch()
                            .u32(at, (int) block.insnOff(i) + distance)
                            .bytes());
        }
        for (int word = 1; word < block.recordSize() / 4; word++) {
            int field = at + 4 * word;
            String what = word == 1 && block.kind() != InfoKind.LINE_INFO ? "type" : "field " + word;
            for (int flip : new int[] {1, 2, 1 << 10}) {
                mutants.add(
                        "another " + what + of,
                        () -> place,
                        () -> subject.patch()
                                .u32(field, subject.word(field) ^ flip)
                                .bytes());
            }
        }
        if (block.kind() == InfoKind.FUNC_INFO) {
            for (int id = 1; id < btf.endId(); id++) {
                int func = id;
                if (btf.kind(id) == BtfKind.FUNC) {
                    mutants.add(
                            "another FUNC" + of,
                            () -> place + ": " + func,
                            () -> subject.patch().u32(at + 4, func).bytes());
                }
            }
        }
    }

    private static void structure(Subject subject, InfoKind kind, int b, int i, String of, Mutants mutants) {
        String place = kind + " block " + b + " record " + i;
        mutants.add(
                "lost" + of,
                () -> place,
                edit(subject, draft -> draft.blocks(kind).get(b).records.remove(i)));
        mutants.add("doubled" + of, () -> place, edit(subject, draft -> {
            List<byte[]> records = draft.blocks(kind).get(b).records;
            records.add(i, records.get(i));
        }));
        mutants.add("again at the end" + of, () -> place, edit(subject, draft -> {
            List<byte[]> records = draft.blocks(kind).get(b).records;
            records.add(records.get(i));
        }));
        mutants.add("in a block of its own" + of, () -> place, edit(subject, draft -> {
            ExtDraft.Block more = new ExtDraft.Block(draft.blocks(kind).get(b).sectionName);
            more.records.add(draft.blocks(kind).get(b).records.get(i));
            draft.blocks(kind).add(more);
        }));
        if (i > 0) {
            mutants.add("two swapped" + of, () -> place, edit(subject, draft -> {
                List<byte[]> records = draft.blocks(kind).get(b).records;
                records.add(i - 1, records.remove(i));
            }));
        }
    }

    private static void header(Subject subject, Mutants mutants) {
        Section section = subject.elf().section(".BTF.ext").orElseThrow();
        int start = subject.start(section);
        for (int field : new int[] {4, 8, 12, 16, 20, 24, 28}) {
            for (int step : new int[] {-4, 4, 8}) {
                mutants.add(
                        "header of .BTF.ext",
                        () -> "field " + field,
                        () -> subject.patch()
                                .u32(start + field, subject.word(start + field) + step)
                                .bytes());
            }
        }
        mutants.add(
                "flags of .BTF.ext",
                () -> "",
                () -> subject.patch().u8(start + 3, 1).bytes());
        mutants.add("bytes behind the records", () -> "", () -> {
            byte[] bytes = section.data().bytes().toByteArray();
            return subject.with(".BTF.ext", Arrays.copyOf(bytes, bytes.length + 4));
        });
    }

    private static int at(Subject subject, InfoBlock block, int i) {
        return subject.start(subject.elf().section(".BTF.ext").orElseThrow())
                + (int) block.location(i).offset();
    }

    private static Making edit(Subject subject, Consumer<ExtDraft> change) {
        return () -> {
            ExtDraft draft = new ExtDraft(subject.after().btfExt().orElseThrow());
            change.accept(draft);
            return subject.with(".BTF.ext", draft.toBytes());
        };
    }
}
