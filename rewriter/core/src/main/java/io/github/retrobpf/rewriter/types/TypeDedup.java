package io.github.retrobpf.rewriter.types;

import io.github.retrobpf.btf.dedup.Dedup;
import io.github.retrobpf.btf.ext.BtfExt;
import io.github.retrobpf.btf.ext.BtfExtWriter;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.merge.BtfMerge;
import io.github.retrobpf.btf.merge.Compaction;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.SectionId;
import io.github.retrobpf.elf.io.LimitExceededException;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.BpfObjectReader;
import java.util.List;
import java.util.Optional;

/** Writes each type and each string of a file once. Everything that names them follows. */
public final class TypeDedup {
    private final Btf btf;
    private final BtfMerge.Merged merged;
    private final Compaction compaction;

    private TypeDedup(Btf btf) throws MalformedInputException {
        this.btf = btf;
        // Together with itself alone: equal strings are one afterwards, and can be compared by their offsets.
        this.merged = new BtfMerge(btf.order(), List.of(btf)).merge("types");
        this.compaction = new Compaction(merged.btf(), Dedup.canonical(merged.btf()), List.of(btf));
    }

    /**
     * The same file with each type once. Of an object, {@code .BTF} and {@code .BTF.ext} change, and instructions that hold
     * the id of a type; relocations of the two go, since no loader reads them, and nothing else does.
     *
     * @param bytes of a BPF object, or of BTF alone
     * @param name of the file, for messages
     * @throws MalformedInputException where it is neither, or not sound
     */
    public static byte[] dedup(byte[] bytes, String name) throws MalformedInputException {
        if (!TypeFile.isElf(bytes)) {
            Btf btf = TypeFile.read(bytes, name);
            try {
                byte[] output = new TypeDedup(btf).compaction.toBytes();
                DedupCheck.check(btf, TypeFile.read(output, name));
                return output;
            } catch (LimitExceededException e) {
                throw btf.bytes().malformed(0, "without duplicates it " + e.getMessage());
            }
        }
        BpfObject object = BpfObjectReader.read(bytes, name);
        if (object.btf().isEmpty()) {
            throw TypeFile.withoutTypes(object.elf());
        }
        try {
            byte[] output = new TypeDedup(object.btf().get()).object(object);
            DedupCheck.check(object, BpfObjectReader.read(output, name));
            return output;
        } catch (LimitExceededException e) {
            throw object.elf().image().malformed(0, "without duplicates the object " + e.getMessage());
        }
    }

    private byte[] object(BpfObject object) throws MalformedInputException {
        ElfBuilder elf = ElfBuilder.of(object.elf());
        if (object.btfExt().isPresent()) {
            replace(elf, BpfObject.BTF_EXT, records(object.btfExt().get()));
            new TypeIdsInCode(object, elf, this::id).update();
        }
        // Last: the records' strings stand behind those of the types.
        replace(elf, BpfObject.BTF, compaction.toBytes());
        return elf.toBytes();
    }

    private static void replace(ElfBuilder elf, String name, byte[] bytes) {
        SectionId section = elf.section(name).orElseThrow();
        elf.setData(section, bytes);
        for (Optional<SectionId> r = elf.relocationSectionOf(section); r.isPresent(); ) {
            elf.remove(r.get());
            r = elf.relocationSectionOf(section);
        }
    }

    private byte[] records(BtfExt ext) {
        BtfExtWriter writer = new BtfExtWriter(btf.order());
        for (InfoKind kind : InfoKind.values()) {
            for (InfoBlock block : ext.blocks(kind)) {
                int section = compaction.string(btf, block.sectionName());
                for (int i = 0; i < block.count(); i++) {
                    add(writer, block, i, section);
                }
            }
        }
        return writer.toBytes();
    }

    private void add(BtfExtWriter writer, InfoBlock block, int index, int section) {
        long insnOff = block.insnOff(index);
        switch (block.kind()) {
            case FUNC_INFO -> writer.add(block, index, section, insnOff, id(block.typeId(index)), 0);
            case LINE_INFO -> {
                int file = compaction.string(btf, block.lineInfo(index).fileNameOff());
                int line = compaction.string(btf, block.lineInfo(index).lineOff());
                writer.add(block, index, section, insnOff, file, line);
            }
            case CORE_RELO -> {
                int access = compaction.string(btf, block.coreRelo(index).accessStrOff());
                writer.add(block, index, section, insnOff, id(block.typeId(index)), access);
            }
        }
    }

    private int id(int old) {
        return compaction.id(merged.ids().get(0)[old]);
    }
}
