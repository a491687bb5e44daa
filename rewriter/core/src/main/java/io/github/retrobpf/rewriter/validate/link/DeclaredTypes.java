package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.btf.ext.BtfExt;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.validate.ParsedObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which VAR or FUNC of an object belongs to which of its symbols. */
final class DeclaredTypes {
    /** There is none. */
    static final int NONE = 0;

    private final Map<Spot, Integer> funcInfo = new HashMap<>();
    private final Map<String, Integer> variables = new HashMap<>();
    private final Map<String, Integer> functions = new HashMap<>();
    private final Map<String, Integer> externs = new HashMap<>();

    private DeclaredTypes() {}

    static DeclaredTypes of(ParsedObject object) {
        DeclaredTypes types = new DeclaredTypes();
        Btf btf = object.btf().orElse(null);
        for (int id = 1; btf != null && id < btf.endId(); id++) {
            BtfKind kind = btf.kind(id);
            if (kind == BtfKind.VAR || kind == BtfKind.FUNC) {
                int linkage = linkage(btf, id);
                Map<String, Integer> defined = kind == BtfKind.VAR ? types.variables : types.functions;
                if (linkage != Linkage.STATIC) {
                    (linkage == Linkage.EXTERN ? types.externs : defined).putIfAbsent(btf.name(id), id);
                }
            }
        }
        BtfExt ext = object.ext().orElse(null);
        for (InfoBlock block : ext == null ? List.<InfoBlock>of() : ext.blocks(InfoKind.FUNC_INFO)) {
            String section = object.btf().orElseThrow().string(block.sectionName());
            for (int i = 0; i < block.count(); i++) {
                types.funcInfo.putIfAbsent(new Spot(section, block.insnOff(i)), block.typeId(i));
            }
        }
        return types;
    }

    /** Of a VAR or FUNC. */
    static int linkage(Btf btf, int id) {
        return btf.kind(id) == BtfKind.VAR ? ((BtfType.Var) btf.get(id)).linkage() : btf.vlen(id);
    }

    /** The VAR or FUNC of a symbol that other inputs may mean as well, or {@link #NONE}. */
    int of(LinkedInput input, Symbol symbol) {
        if (symbol.isUndefined()) {
            return externs.getOrDefault(symbol.name(), NONE);
        }
        if (symbol.type() == SymbolType.FUNC) {
            int known = input.sectionOf(symbol)
                    .map(s -> function(input, s, symbol.value()))
                    .orElse(NONE);
            return known != NONE ? known : functions.getOrDefault(symbol.name(), NONE);
        }
        return variables.getOrDefault(symbol.name(), NONE);
    }

    /** The FUNC that func_info names for a place, or {@link #NONE}. Records name sections: of two of one name the first. */
    int function(LinkedInput input, Section section, long offset) {
        boolean isFirst =
                input.elf().section(section.name()).filter(section::equals).isPresent();
        return isFirst ? funcInfo.getOrDefault(new Spot(section.name(), offset), NONE) : NONE;
    }
}
