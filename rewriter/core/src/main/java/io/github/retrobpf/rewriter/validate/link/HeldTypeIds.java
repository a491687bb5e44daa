package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.btf.ext.CoreRelo;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Instructions of the inputs that hold the id of a type, because a CO-RE record asks for it. In the output they hold the
 * output's id of that type: libbpf before 0.4 compares it with the record's.
 */
final class HeldTypeIds {
    private static final int IMM = 4;

    private final List<Map<Integer, List<CoreRelo>>> records = new ArrayList<>();
    private final LinkDeclaration declared;

    HeldTypeIds(List<LinkedInput> inputs, LinkDeclaration declared) throws MalformedInputException {
        this.declared = declared;
        for (LinkedInput input : inputs) {
            records.add(read(input));
        }
    }

    private static Map<Integer, List<CoreRelo>> read(LinkedInput input) throws MalformedInputException {
        Map<Integer, List<CoreRelo>> bySection = new HashMap<>();
        List<InfoBlock> blocks =
                input.object().ext().map(e -> e.blocks(InfoKind.CORE_RELO)).orElse(List.of());
        for (InfoBlock block : blocks) {
            String name = input.btf().orElseThrow().string(block.sectionName());
            Section section = input.elf().section(name).orElse(null);
            for (int i = 0; section != null && i < block.count(); i++) {
                CoreRelo relo = block.coreRelo(i);
                if (relo.asksForTypeId() && Roles.isCode(section) && holds(section, relo)) {
                    bySection
                            .computeIfAbsent(section.index(), s -> new ArrayList<>())
                            .add(relo);
                }
            }
        }
        return bySection;
    }

    private static boolean holds(Section section, CoreRelo relo) throws MalformedInputException {
        ByteView code = section.data().bytes();
        long imm = relo.insnOff() + IMM;
        return imm <= code.size() - 4 && code.s32((int) imm) == relo.typeId();
    }

    /**
     * Puts what the output has to hold among the bytes that are expected.
     *
     * @param places where everything of the inputs is
     */
    void expect(LinkedInput input, Section own, Places places, ByteOrder order, byte[] expected) {
        int[] ids = declared.types().getOrDefault(input.index(), new int[0]);
        for (CoreRelo relo : records.get(input.index()).getOrDefault(own.index(), List.of())) {
            Optional<Spot> spot = places.at(input, own, relo.insnOff());
            if (spot.isPresent() && relo.typeId() < ids.length) {
                int at = (int) spot.get().offset() + IMM;
                boolean isLittle = order.equals(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < 4; i++) {
                    expected[at + i] = (byte) (ids[relo.typeId()] >>> (8 * (isLittle ? i : 3 - i)));
                }
            }
        }
    }
}
