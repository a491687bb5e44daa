package io.github.retrobpf.rewriter.inspect;

import io.github.retrobpf.btf.ext.BtfExt;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.plan.EntryProgram;
import io.github.retrobpf.rewriter.plan.References;
import io.github.retrobpf.rewriter.plan.TagIndex;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what is in an object. The effort is linear in its size, whatever it holds. */
public final class Inspector {
    private static final String LICENSE = "license";
    /** As many bytes as libbpf keeps. */
    private static final int LICENSE_LIMIT = 63;

    private Inspector() {}

    /**
     * Inspects an object.
     *
     * @param programs its entry programs, in the order of their code
     * @throws MalformedInputException where a definition lies outside its section
     */
    public static Inspection inspect(BpfObject object, List<EntryProgram> programs) throws MalformedInputException {
        Optional<Btf> btf = object.btf();
        TagIndex tagIndex = btf.map(TagIndex::new).orElse(TagIndex.EMPTY);
        Tags tags = new Tags(tagIndex);
        Optional<Prototypes> prototypes = btf.map(b -> new Prototypes(b, tags));
        DataSections sections = new DataSections(btf);
        References references = new References(object, tagIndex);
        ByteView image = object.elf().image();
        return new Inspection(
                object.elf().name(),
                image.size(),
                image.order().equals(ByteOrder.BIG_ENDIAN),
                license(object),
                new Functions(object, prototypes, tags, references, programs).read(),
                maps(object, sections),
                new Externs(object, sections, prototypes).read(),
                btf.map(Inspector::figures),
                object.btfExt().map(Inspector::figures));
    }

    private static Optional<String> license(BpfObject object) throws MalformedInputException {
        Section section = object.elf().section(LICENSE).orElse(null);
        if (section == null) {
            return Optional.empty();
        }
        ByteView bytes = section.data().bytes();
        byte[] start = bytes.slice(0, Math.min(bytes.size(), LICENSE_LIMIT)).toByteArray();
        String text = new String(start, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return Optional.of(end < 0 ? text : text.substring(0, end));
    }

    private static List<MapFacts> maps(BpfObject object, DataSections sections) throws MalformedInputException {
        List<MapFacts> maps = new ArrayList<>(new LegacyMaps(object.elf()).read());
        object.btf().ifPresent(btf -> maps.addAll(new BtfMaps(btf, sections).read()));
        maps.addAll(new DataMaps(object.elf(), object.btf(), sections).read());
        return maps;
    }

    private static BtfFacts figures(Btf btf) {
        Map<BtfKind, Integer> counts = new EnumMap<>(BtfKind.class);
        for (int id = btf.firstId(); id < btf.endId(); id++) {
            counts.merge(btf.kind(id), 1, Integer::sum);
        }
        Map<String, Integer> kinds = new LinkedHashMap<>();
        counts.forEach((kind, count) -> kinds.put(kind.name(), count));
        return new BtfFacts(
                btf.bytes().size(),
                btf.endId() - btf.firstId(),
                btf.stringBytes().size(),
                kinds);
    }

    private static BtfExtFacts figures(BtfExt ext) {
        return new BtfExtFacts(
                ext.bytes().size(),
                count(ext, InfoKind.FUNC_INFO),
                count(ext, InfoKind.LINE_INFO),
                count(ext, InfoKind.CORE_RELO));
    }

    private static int count(BtfExt ext, InfoKind kind) {
        return ext.blocks(kind).stream().mapToInt(InfoBlock::count).sum();
    }
}
