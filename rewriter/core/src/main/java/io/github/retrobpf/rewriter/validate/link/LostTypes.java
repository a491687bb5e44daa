package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.model.Section;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which VARs and FUNCs of an input go with what lost, and for which another input's stand. */
final class LostTypes {
    private final BitSet lost = new BitSet();
    private final Map<Integer, Use> winners = new HashMap<>();

    LostTypes(LinkedInput input, Resolution resolution, Places places) {
        Btf btf = input.btf().orElseThrow();
        for (int i = 1; i < input.symbols().size(); i++) {
            Use use = new Use(input, i);
            resolution.of(input, i).ifPresent(name -> add(use, name));
        }
        keepShared(input, places);
        for (int id = 1; id < btf.endId(); id++) {
            if (btf.kind(id) == BtfKind.DATASEC && isCopy(input, btf.name(id), resolution)) {
                ((BtfType.DataSec) btf.get(id)).variables().forEach(v -> lost.set(v.type()));
            }
        }
    }

    private void add(Use use, GlobalName name) {
        Use winner = name.winner();
        int type = use.type();
        if (type == DeclaredTypes.NONE || use.equals(winner)) {
            return;
        }
        if (use.isDefinition()) {
            lost.set(type);
        } else if (winner.type() != DeclaredTypes.NONE) {
            winners.put(type, winner);
        }
    }

    /** A FUNC stays as long as one function that stays has it. */
    private void keepShared(LinkedInput input, Places places) {
        input.object().ext().ifPresent(ext -> {
            for (InfoBlock block : ext.blocks(InfoKind.FUNC_INFO)) {
                String name = input.btf().orElseThrow().string(block.sectionName());
                Optional<Section> home = input.elf().section(name);
                for (int i = 0; home.isPresent() && i < block.count(); i++) {
                    if (places.at(input, home.get(), block.insnOff(i)).isPresent()) {
                        lost.clear(block.typeId(i));
                    }
                }
            }
        });
    }

    private static boolean isCopy(LinkedInput input, String section, Resolution resolution) {
        return input.elf()
                .section(section)
                .filter(s -> resolution.original(input, s) != null)
                .isPresent();
    }

    /** Whether a type has to be gone. */
    boolean isLost(int id) {
        return lost.get(id);
    }

    /** The symbol whose type stands for one that is only declared. */
    Optional<Use> winner(int id) {
        return Optional.ofNullable(winners.get(id));
    }
}
