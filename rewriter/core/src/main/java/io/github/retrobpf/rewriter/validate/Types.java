package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.btf.ext.BtfExt;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.Modifiers;
import io.github.retrobpf.elf.model.Section;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The types of one side, as far as functions have any. */
final class Types {
    /** No func_info names a FUNC. */
    static final int NONE = 0;

    private final Btf btf;
    /** By id of the function. */
    private final int[] funcs;

    /** FUNCs of several functions. */
    private final BitSet shared = new BitSet();

    private final Map<Integer, List<Tag>> tags = new HashMap<>();

    Types(Btf btf, BtfExt ext, Code code) {
        this.btf = btf;
        this.funcs = new int[code.functions().size()];
        Map<String, Integer> sections = new HashMap<>();
        for (Section section : code.elf().sections()) {
            if (Code.isCode(section)) {
                sections.putIfAbsent(section.name(), section.index());
            }
        }
        for (InfoBlock block : ext.blocks(InfoKind.FUNC_INFO)) {
            Integer section = sections.get(btf.string(block.sectionName()));
            for (int i = 0; section != null && i < block.count(); i++) {
                CodeFunction function = code.at(section, block.insnOff(i));
                // Of several records for a place loaders read the first.
                if (function != null && funcs[function.id()] == NONE) {
                    funcs[function.id()] = block.typeId(i);
                }
            }
        }
        BitSet named = new BitSet();
        for (int func : funcs) {
            (named.get(func) ? shared : named).set(func);
        }
        for (int id = btf.firstId(); id < btf.endId(); id++) {
            if (btf.kind(id) == BtfKind.DECL_TAG) {
                BtfType.DeclTag tag = (BtfType.DeclTag) btf.get(id);
                tags.computeIfAbsent(tag.target(), t -> new ArrayList<>())
                        .add(new Tag(tag.componentIdx(), btf.string(tag.name())));
            }
        }
    }

    Btf btf() {
        return btf;
    }

    /** Id of the FUNC that func_info names for a function, or {@link #NONE}. */
    int func(CodeFunction function) {
        return funcs[function.id()];
    }

    /** Whether several functions have a FUNC. */
    boolean isShared(int func) {
        return shared.get(func);
    }

    /** The tags of a type, in the order of their ids. */
    List<Tag> tags(int type) {
        return Collections.unmodifiableList(tags.getOrDefault(type, List.of()));
    }

    BtfType.FuncProto proto(BtfType.Func func) {
        return (BtfType.FuncProto) btf.get(func.proto());
    }

    /** Whether a type is a pointer to the struct of that name, which is how kernels recognise a context. */
    boolean isPointerTo(String struct, int type) {
        int pointer = Modifiers.skip(btf, type);
        if (btf.kind(pointer) != BtfKind.PTR) {
            return false;
        }
        int target = Modifiers.skip(btf, ((BtfType.Ptr) btf.get(pointer)).target());
        return btf.kind(target) == BtfKind.STRUCT && btf.name(target).equals(struct);
    }
}
