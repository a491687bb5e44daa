package io.github.retrobpf.btf.dump;

import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.TypeRefs;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.BitSet;

/**
 * A C header with all types that have a name, in the manner of {@code bpftool btf dump file FILE format c}: a compiler for
 * BPF gives each struct the size and the offsets that it has in the BTF. Functions and variables are left out.
 */
public final class CDump {
    /** The guard and the macro are bpftool's, so that either header does for a source. */
    private static final String HEAD = """
            #ifndef __VMLINUX_H__
            #define __VMLINUX_H__

            #ifndef BPF_NO_PRESERVE_ACCESS_INDEX
            #pragma clang attribute push (__attribute__((preserve_access_index)), apply_to = record)
            #endif

            """;

    private static final String FOOT = """
            #ifndef BPF_NO_PRESERVE_ACCESS_INDEX
            #pragma clang attribute pop
            #endif

            #endif /* __VMLINUX_H__ */
            """;

    private final Btf btf;
    private final TextBudget budget;
    private final CNames names;
    private final CLayouts layouts;
    private final CBodies bodies;
    /** Structs and unions that a compiler has heard of. */
    private final BitSet declared = new BitSet();

    private final StringBuilder out = new StringBuilder(HEAD);

    private CDump(Btf btf) {
        this.btf = btf;
        this.budget = new TextBudget(btf);
        this.names = new CNames(btf);
        this.layouts = new CLayouts(btf, names, budget);
        this.bodies = new CBodies(btf, names, layouts, budget);
    }

    /**
     * All types, for split BTF those that it adds and those of the base that they need.
     *
     * @throws MalformedInputException where no C could declare a type, or none of sane size
     */
    public static String of(Btf btf) throws MalformedInputException {
        return new CDump(btf).dump();
    }

    private String dump() throws MalformedInputException {
        COrder order = new COrder(new CDependencies.Finder(btf, names, budget), budget);
        BitSet used = used();
        for (int id = btf.firstId(); id < btf.endId(); id++) {
            if (isWanted(id, used)) {
                order.add(id);
            }
        }
        for (COrder.Entry entry : order.entries()) {
            for (int id : entry.declarations()) {
                declare(id);
            }
            write(entry.id(), used);
        }
        return out.append(FOOT).toString();
    }

    /** Types without a name are written where they are used; constants of an enum are worth having by themselves. */
    private boolean isWanted(int id, BitSet used) {
        return switch (btf.kind(id)) {
            case STRUCT, UNION, TYPEDEF, FWD -> btf.nameOff(id) != 0;
            case ENUM, ENUM64 -> btf.nameOff(id) != 0 || !used.get(id);
            default -> false;
        };
    }

    private BitSet used() {
        BitSet used = new BitSet();
        for (int id = btf.firstId(); id < btf.endId(); id++) {
            TypeRefs.forEachType(btf.get(id), used::set);
        }
        return used;
    }

    private void declare(int id) throws MalformedInputException {
        if (!declared.get(id)) {
            declared.set(id);
            write(id, names.keyword(id) + names.tag(id).orElse("___unnamed"));
        }
    }

    private void write(int id, BitSet used) throws MalformedInputException {
        switch (btf.kind(id)) {
            case STRUCT, UNION -> {
                layouts.add(id);
                if (btf.nameOff(id) != 0) {
                    declared.set(id);
                    write(id, bodies.body(id, CSpelling.Place.top()));
                }
            }
            case ENUM, ENUM64 -> {
                if (isWanted(id, used)) {
                    write(id, bodies.body(id, CSpelling.Place.top()));
                }
            }
            case FWD -> {
                if (names.meant(id) == id) {
                    declare(id);
                }
            }
            case TYPEDEF -> {
                if (!names.isKnownToCompilers(id)) {
                    int target = ((BtfType.Typedef) btf.get(id)).target();
                    write(
                            id,
                            "typedef "
                                    + bodies.spelling().declaration(target, names.typedef(id), CSpelling.Place.top()));
                }
            }
            case INT, FLOAT -> write(id, "typedef " + CBaseTypes.standIn(btf, id) + " " + names.number(id));
            default -> throw new IllegalStateException("a " + btf.kind(id) + " has no definition");
        }
    }

    private void write(int id, String declaration) throws MalformedInputException {
        budget.spend(id, declaration.length());
        out.append(declaration).append(";\n\n");
    }
}
